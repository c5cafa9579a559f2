package dev.varve.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as listings show it.
 *
 * @param accepted messages accepted, ever
 * @param open messages that wait or are being worked on
 * @param resting why it rests after a failure, and until when; null when it does not, or nobody asked
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
    @Nullable Instant endedAt,
    @Nullable Resting resting) {

  /** The same with what is known in memory. */
  public SessionView with(@Nullable Resting now) {
    return new SessionView(
        id,
        client,
        clientSessionId,
        project,
        cwd,
        branch,
        prompts,
        accepted,
        open,
        observations,
        summaries,
        startedAt,
        lastEventAt,
        endedAt,
        now);
  }
}
