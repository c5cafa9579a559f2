package dev.varve.embed;

import dev.varve.embed.EmbedFailure.Late;
import dev.varve.embed.EmbedFailure.RateLimited;
import dev.varve.embed.EmbedFailure.Refused;
import dev.varve.embed.EmbedFailure.Transient;
import dev.varve.embed.EmbedFailure.Unfit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Whether an endpoint may be asked: after each failure in a row it rests longer. Thread-safe. */
final class EndpointGate {

  /** After the first failure that passes by itself; doubled with each further one, up to {@link #REST_MAX}. */
  static final Duration REST_MIN = Duration.ofSeconds(1);

  static final Duration REST_MAX = Duration.ofMinutes(5);

  /** Between two tries of what only a person can mend. */
  static final Duration REPAIR = Duration.ofMinutes(15);

  /** When the endpoint wants a rest and does not say how long. */
  private static final Duration LIMITED = Duration.ofMinutes(1);

  /** A longer wish is not believed. */
  private static final Duration LIMITED_MAX = Duration.ofHours(1);

  private static final int DOUBLINGS_MAX = 10;

  private final InstantSource clock;
  private final Consumer<EndpointStatus> turned;
  private EndpointStatus status = EndpointStatus.OPEN;
  private int failures;

  /** @param turned told when the first failure closes it, and when it is open again; not of further failures */
  EndpointGate(InstantSource clock, Consumer<EndpointStatus> turned) {
    this.clock = clock;
    this.turned = turned;
  }

  synchronized EndpointStatus status() {
    return status;
  }

  /** Whether it may be asked: it is open, or it is time to try again. */
  synchronized boolean allows() {
    Instant until = status.until();
    return until == null || !clock.instant().isBefore(until);
  }

  synchronized void answered() {
    failures = 0;
    if (!status.open()) {
      status = EndpointStatus.OPEN;
      turned.accept(status);
    }
  }

  /** A refusal is about the texts, so that others may be sent. */
  synchronized void failed(EmbedFailure failure) {
    switch (failure) {
      case Refused _ -> {
        return;
      }
      case Transient e -> close(e.evidence(), "", rest());
      case Late e -> close(e.evidence(), "", rest());
      case RateLimited e -> close(e.evidence(), "", limited(e.retryAfter() == null ? LIMITED : e.retryAfter()));
      case Unfit e -> close(e.evidence(), e.remedy(), REPAIR);
    }
    failures++;
  }

  private void close(String reason, String remedy, Duration rest) {
    boolean wasOpen = status.open();
    status = new EndpointStatus(false, reason, remedy, clock.instant().plus(rest));
    if (wasOpen) {
      turned.accept(status);
    }
  }

  private Duration rest() {
    Duration rest = REST_MIN.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
    return rest.compareTo(REST_MAX) < 0 ? rest : REST_MAX;
  }

  private static Duration limited(Duration wish) {
    if (wish.compareTo(REST_MIN) < 0) {
      return REST_MIN;
    }
    return wish.compareTo(LIMITED_MAX) < 0 ? wish : LIMITED_MAX;
  }
}
