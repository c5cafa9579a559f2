package dev.varve.session;

import java.time.Duration;
import java.time.Instant;

/**
 * Hands the summaries of a session to the rules after {@value #FAILURES_MAX} of them failed in a row; one more is
 * tried after ten minutes or with the next prompt. Immutable; stored with the session.
 *
 * @param failures in a row
 * @param openedAt when the last of them was
 * @param openedPrompt the newest prompt then
 */
public record SummaryBreaker(int failures, Instant openedAt, int openedPrompt) {

  static final int FAILURES_MAX = 3;

  public static final SummaryBreaker CLOSED = new SummaryBreaker(0, Instant.EPOCH, 0);

  private static final Duration HALF_OPEN_AFTER = Duration.ofMinutes(10);

  SummaryBreaker failed(Instant at, int prompt) {
    return new SummaryBreaker(failures + 1, at, prompt);
  }

  /** True while summaries go to the rules. */
  boolean isOpen(Instant at, int prompt) {
    return failures >= FAILURES_MAX && prompt <= openedPrompt && at.isBefore(openedAt.plus(HALF_OPEN_AFTER));
  }

  /** {@code failures/millis/prompt}. */
  String stored() {
    return failures + "/" + openedAt.toEpochMilli() + "/" + openedPrompt;
  }

  static SummaryBreaker of(String stored) {
    String[] parts = stored.split("/", -1);
    return new SummaryBreaker(
        Integer.parseInt(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), Integer.parseInt(parts[2]));
  }
}
