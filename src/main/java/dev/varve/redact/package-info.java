/**
 * Takes secrets and private text out of everything that will be stored.
 *
 * <p>The only place that makes {@link dev.varve.redact.Redacted} values. What comes in is parsed (values,
 * before JSON escaping), what goes out is text that any store can hold. Nothing here writes, logs or keeps a
 * value; only counts leave. Everything public is immutable and may be used by any thread.
 */
@NullMarked
package dev.varve.redact;

import org.jspecify.annotations.NullMarked;
