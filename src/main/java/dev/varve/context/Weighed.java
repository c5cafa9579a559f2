package dev.varve.context;

import dev.varve.memory.MemoryRef;

/**
 * A memory that was considered for an answer.
 *
 * @param tokens what its line costs, never less than it really does
 * @param value what it is worth; compared by value for each token
 * @param told whether it is in the answer
 */
public record Weighed(MemoryRef ref, Why why, int tokens, double value, boolean told) {}
