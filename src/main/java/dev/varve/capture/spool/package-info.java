/**
 * Where events wait that no worker could take at once: one file each, written by the hook script, emptied by the
 * worker in the order in which they happened. The one place where raw events rest, so it is open to its owner alone
 * and each file goes as soon as its event is in the store. What nobody can take is set aside redacted.
 *
 * <p>The script is rendered here too, because the two agree on the names of the files. One round of draining runs at
 * a time, on the scheduler's threads.
 */
@NullMarked
package dev.varve.capture.spool;

import org.jspecify.annotations.NullMarked;
