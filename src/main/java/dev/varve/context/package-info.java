/** What is given back to a client: chosen memories, dated, small, rendered as notes and never as instructions. */
@NullMarked
package dev.varve.context;

import org.jspecify.annotations.NullMarked;
