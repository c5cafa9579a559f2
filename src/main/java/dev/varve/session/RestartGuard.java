package dev.varve.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Slows down and stops a session whose observer keeps failing: a growing rest between restarts, a long one when it
 * trips at {@value #IN_A_ROW_MAX} failures in a row or {@value #IN_A_WINDOW_MAX} within a minute. Immutable; it is
 * stored with the session, so that a restart of the worker forgives nothing.
 *
 * @param inARow failures since the last success
 * @param failures when the last failures were, oldest first
 */
public record RestartGuard(int inARow, List<Instant> failures) {

  static final int IN_A_ROW_MAX = 5;
  static final int IN_A_WINDOW_MAX = 10;

  public static final RestartGuard FRESH = new RestartGuard(0, List.of());

  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(5);
  private static final Duration REST_MIN = Duration.ofSeconds(1);
  private static final Duration REST_MAX = Duration.ofSeconds(30);

  public RestartGuard {
    failures = List.copyOf(failures);
  }

  RestartGuard failed(Instant at) {
    List<Instant> recent = new ArrayList<>(failures);
    recent.add(at);
    return new RestartGuard(inARow + 1, recent.subList(Math.max(0, recent.size() - IN_A_WINDOW_MAX), recent.size()));
  }

  /** A success ends the row; the failures before it count until they are five minutes old. */
  RestartGuard succeeded(Instant at) {
    boolean forgiven = failures.isEmpty() || failures.getLast().plus(FORGIVEN_AFTER).isBefore(at);
    return forgiven ? FRESH : new RestartGuard(0, failures);
  }

  boolean isTripped(Instant at) {
    return inARow >= IN_A_ROW_MAX
        || failures.size() == IN_A_WINDOW_MAX && failures.getFirst().plus(WINDOW).isAfter(at);
  }

  /** When the next run may start after a failure at that time. */
  Instant restUntil(Instant at, Duration trippedRest) {
    if (isTripped(at)) {
      return at.plus(trippedRest);
    }
    Duration rest = REST_MIN.multipliedBy(1L << Math.min(Math.max(inARow, 1) - 1, 5));
    return at.plus(rest.compareTo(REST_MAX) < 0 ? rest : REST_MAX);
  }

  /** {@code row/millis,millis}. */
  String stored() {
    List<String> times = failures.stream().map(at -> Long.toString(at.toEpochMilli())).toList();
    return inARow + "/" + String.join(",", times);
  }

  static RestartGuard of(String stored) {
    int slash = stored.indexOf('/');
    List<Instant> failures = new ArrayList<>();
    for (String millis : stored.substring(slash + 1).split(",", -1)) {
      if (!millis.isEmpty()) {
        failures.add(Instant.ofEpochMilli(Long.parseLong(millis)));
      }
    }
    return new RestartGuard(Integer.parseInt(stored.substring(0, slash)), failures);
  }
}
