/**
 * Puts Varve's hooks and its server of tools into the settings of the user's coding clients, and takes exactly them out
 * again. Settings are other people's files: they are edited as text, so that comments, order, indentation and line
 * endings survive, and what cannot be read is reported and left alone. What a file looked like before is kept in the home.
 *
 * <p>Knows where each client keeps its settings and which form its hooks and servers have; what their events mean is known to
 * {@code capture} alone. Talks to no worker and starts no client. Single-threaded, for one command.
 */
@NullMarked
package dev.varve.install;

import org.jspecify.annotations.NullMarked;
