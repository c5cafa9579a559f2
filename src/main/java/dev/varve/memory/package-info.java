/**
 * What is kept: projects, prompts, observations with their lineage and files, summaries; and how long.
 *
 * <p>Plain rows behind small classes; every write takes the caller's transaction, so that a memory and the
 * confirmation of the messages it came from are one commit.
 */
@NullMarked
package dev.varve.memory;

import org.jspecify.annotations.NullMarked;
