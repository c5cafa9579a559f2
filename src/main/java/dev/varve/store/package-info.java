/**
 * The database: a small port, its SQLite implementation with group commit, the dialect, the migrations.
 *
 * <p>Knows no table of the layers above. One thread writes; callers park until the transaction they are part of
 * is on disk. A small pool of connections reads. Foreign errors are typed here, once, as {@link
 * dev.varve.store.StoreException}.
 */
@NullMarked
package dev.varve.store;

import org.jspecify.annotations.NullMarked;
