package dev.varve.redact;

/**
 * A stretch of a text that holds a secret: from {@code start} (inclusive) to {@code end} (exclusive).
 *
 * @param named whether only its name gave it away; a key format says more and wins
 */
record Span(int start, int end, String kind, boolean named) {}
