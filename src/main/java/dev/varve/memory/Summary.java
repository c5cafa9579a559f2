package dev.varve.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored summary of a range of prompts of one session. */
public record Summary(
    long id,
    long session,
    String project,
    int firstPrompt,
    int lastPrompt,
    String request,
    String investigated,
    String learned,
    String completed,
    String nextSteps,
    String notes,
    @Nullable String branch,
    Instant originalAt,
    Instant createdAt) {}
