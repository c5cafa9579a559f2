package dev.varve.queue;

import org.jspecify.annotations.Nullable;

/**
 * Where a message was born, frozen at that moment.
 *
 * @param promptNumber the prompt it belongs to; 0 before the first prompt that was seen
 * @param firstPrompt for a summarize the first prompt of its range, else the same as {@code promptNumber}
 * @param cwd the client's working directory
 */
public record Snapshot(
    SessionId session,
    ProjectId project,
    int promptNumber,
    int firstPrompt,
    String cwd,
    @Nullable String branch,
    @Nullable String head) {}
