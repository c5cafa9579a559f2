package dev.varve.memory.forget;

/**
 * What a look at something that was purged has shown.
 *
 * @param of what people call it
 * @param clean whether nothing speaks against it that all of it is gone there
 * @param says what was looked at, in words without content
 */
public record PurgeCheck(String of, boolean clean, String says) {}
