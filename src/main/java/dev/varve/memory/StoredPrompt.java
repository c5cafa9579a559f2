package dev.varve.memory;

import java.time.Instant;

/** A stored prompt; its text is empty when it was private as a whole. */
public record StoredPrompt(
    long id, long session, int number, String text, boolean isPrivate, String source, Instant originalAt) {}
