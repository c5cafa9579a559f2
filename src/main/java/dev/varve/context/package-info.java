/**
 * What is given back to a client at the right moment: chosen memories, dated, small, rendered as notes and never as
 * instructions. {@link dev.varve.context.Telling} answers; what it writes, receipts and failures, is written behind, so
 * that no client waits for it. Never tells one project of another, and keeps no text of its own but the files for times
 * without a worker.
 */
@NullMarked
package dev.varve.context;

import org.jspecify.annotations.NullMarked;
