/**
 * Finding memories again: an index of words that follows the store, a ranking that lets memories of one session lend
 * context to each other, and answers that say what else could be asked.
 *
 * <p>The store is the truth. The index holds no text, only words and numbers, and every hit is read from the store
 * before it is shown, so that nothing forgotten comes back. It is opened on first use, kept by one background thread,
 * and rebuilt from the store whenever it cannot be trusted. Searches run on the caller's thread and never wait for it.
 *
 * <p>Where a model makes vectors, a second background thread gives memories theirs after they can be found by words. They
 * lie in the store, so that an index is built anew without the model. A ranked list is a list of places in one {@link
 * dev.varve.search.Layout}; that of the nearest vectors is fused with that of the words by reciprocal rank before hits are
 * read. A question waits for its vector no longer than is set, and goes by words alone then.
 */
@NullMarked
package dev.varve.search;

import org.jspecify.annotations.NullMarked;

