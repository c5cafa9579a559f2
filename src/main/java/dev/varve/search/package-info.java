/**
 * Finding memories again: an index of words that follows the store, a ranking that lets memories of one session lend
 * context to each other, and answers that say what else could be asked.
 *
 * <p>The store is the truth. The index holds no text, only words and numbers, and every hit is read from the store
 * before it is shown, so that nothing forgotten comes back. It is opened on first use, kept by one background thread,
 * and rebuilt from the store whenever it cannot be trusted. Searches run on the caller's thread and never wait for it.
 *
 * <p>A ranked list is a list of places in one {@link dev.varve.search.Layout}; another one, such as of the nearest
 * vectors, would be fused with it by reciprocal rank in {@link dev.varve.search.Search}, before hits are read.
 */
@NullMarked
package dev.varve.search;

import org.jspecify.annotations.NullMarked;
