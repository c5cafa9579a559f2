/** What every way of reading text needs. Everything here is immutable and may be used by any thread. */
@NullMarked
package dev.varve.text;

import org.jspecify.annotations.NullMarked;
