/**
 * Forgetting: what falls with what, the plan a person sees first, and carrying it out so that nothing comes back; and
 * purging, which proves that no file of the home holds it any more.
 *
 * <p>A message that is forgotten keeps its identity and loses everything else. An observation falls when all its
 * sources are forgotten, a summary when anything of its range is. Works in short transactions, each of which leaves the
 * books balanced.
 */
@NullMarked
package dev.varve.memory.forget;

import org.jspecify.annotations.NullMarked;
