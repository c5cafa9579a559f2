/**
 * Reads messages and drafts memories: the port and what passes through it.
 *
 * <p>An observer is given one {@link dev.varve.observer.Turn} at a time and answers with drafts. It has no
 * tools, may not act, knows no database and no queue; what it drafts is stored by the session package in the
 * transaction that confirms the messages. Implementations live in subpackages. One run is used by one thread
 * at a time.
 */
@NullMarked
package dev.varve.observer;

import org.jspecify.annotations.NullMarked;
