/**
 * Memories out of a store and into another one: a line of JSON for each project, session, prompt and turn. A turn is a
 * line of its own with all that was drawn from it, so that it is taken in as a whole or not at all.
 *
 * <p>Whatever comes in is redacted, is recognised when it comes again, and never brings back what was forgotten.
 */
@NullMarked
package dev.varve.memory.transfer;

import org.jspecify.annotations.NullMarked;
