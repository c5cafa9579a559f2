package dev.varve.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as listings show it.
 *
 * @param accepted messages accepted, ever
 * @param open messages that wait or are being worked on
 */
public record SessionView(
    long id,
    String client,
    String clientSessionId,
    String project,
    String cwd,
    @Nullable String branch,
    int prompts,
    long accepted,
    long open,
    long observations,
    long summaries,
    Instant startedAt,
    Instant lastEventAt,
    @Nullable Instant endedAt) {}
