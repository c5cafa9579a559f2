/**
 * What of an event may be kept: pauses, excluded projects and paths, and what a repository's own file asks for. A
 * repository may only narrow what is kept; everything wider needs the consent of the user.
 *
 * <p>Decides before anything is redacted or written, so that what may not be kept is never even handed on. Reads
 * repositories, never writes to them, and no mistake in one is an error of a hook. Everything public is thread-safe.
 */
@NullMarked
package dev.varve.capture.policy;

import org.jspecify.annotations.NullMarked;
