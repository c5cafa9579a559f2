package dev.varve.search;

import dev.varve.memory.Meaning;
import dev.varve.memory.Memory;
import org.jspecify.annotations.Nullable;

/**
 * A memory as the index takes it in.
 *
 * @param meaning null when it has no vector, or none yet
 */
record Entry(Memory memory, @Nullable Meaning meaning) {}
