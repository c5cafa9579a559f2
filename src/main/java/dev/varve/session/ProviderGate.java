package dev.varve.session;

import dev.varve.observer.ObserverFailure;
import dev.varve.queue.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a provider may be asked. A pure value: what happens makes the next one. */
sealed interface ProviderGate {

  /** Failures in a row that pass by themselves, after which the provider gets a rest. */
  int TRANSIENT_MAX = 10;

  Duration TRANSIENT_REST = Duration.ofMinutes(1);

  /** Between two probes of a provider that did not say when it is back. */
  Duration PROBE_EVERY = Duration.ofMinutes(15);

  /** Anybody may ask, after so many failures in a row that pass by themselves. */
  record Open(int transients) implements ProviderGate {}

  /**
   * Nobody may ask.
   *
   * @param remedy what the user can do; empty when only time helps
   * @param until when the provider said it is back; null when it did not
   * @param probeAt when one session may try
   */
  record Closed(String reason, String remedy, Instant since, @Nullable Instant until, Instant probeAt)
      implements ProviderGate {

    /** Only somebody who changes something ends it; a probe finds out. */
    boolean isUpToUser() {
      return until == null && !remedy.isEmpty();
    }
  }

  /** One session tries, the others wait. */
  record Probing(Closed before, SessionId by) implements ProviderGate {}

  /** A turn or a start failed. */
  default ProviderGate after(ObserverFailure failure, Instant at) {
    return switch (failure) {
      case ObserverFailure.Transient e -> transientFailure(e.evidence(), at);
      case ObserverFailure.RateLimited e -> closed(e.evidence(), "", e.retryAt(), at);
      case ObserverFailure.QuotaExhausted e -> closed(e.evidence(), "", e.until(), at);
      case ObserverFailure.Unauthorized e -> closed(e.evidence(), e.remedy(), null, at);
      case ObserverFailure.NotInstalled e -> closed(e.evidence(), e.remedy(), null, at);
      case ObserverFailure.Misconfigured e -> closed(e.evidence(), e.remedy(), null, at);
      case ObserverFailure.ContextOverflow _, ObserverFailure.Malformed _ -> new Open(0);
      case ObserverFailure.Died _, ObserverFailure.Stuck _, ObserverFailure.Broken _ -> failedProbe(failure, at);
    };
  }

  /** The same when it has not answered for long: then what it was shown is not the reason, and it rests. */
  default ProviderGate afterMany(ObserverFailure failure, Instant at) {
    return switch (failure) {
      case ObserverFailure.Malformed _, ObserverFailure.Died _, ObserverFailure.Stuck _, ObserverFailure.Broken _ ->
          closed(failure.evidence(), failure.remedy(), null, at);
      case ObserverFailure.Transient _,
          ObserverFailure.RateLimited _,
          ObserverFailure.QuotaExhausted _,
          ObserverFailure.Unauthorized _,
          ObserverFailure.NotInstalled _,
          ObserverFailure.Misconfigured _,
          ObserverFailure.ContextOverflow _ -> after(failure, at);
    };
  }

  private ProviderGate transientFailure(String evidence, Instant at) {
    int failures = this instanceof Open open ? open.transients() + 1 : TRANSIENT_MAX;
    return failures < TRANSIENT_MAX ? new Open(failures) : closed(evidence, "", at.plus(TRANSIENT_REST), at);
  }

  private ProviderGate failedProbe(ObserverFailure failure, Instant at) {
    return this instanceof Open ? this : closed(failure.evidence(), failure.remedy(), at.plus(TRANSIENT_REST), at);
  }

  private Closed closed(String reason, String remedy, @Nullable Instant until, Instant at) {
    Instant since = pause().map(Closed::since).orElse(at);
    return new Closed(reason, remedy, since, until, until == null ? at.plus(PROBE_EVERY) : until);
  }

  /** Why nobody but a probing session may ask; empty when anybody may. */
  default Optional<Closed> pause() {
    return switch (this) {
      case Open _ -> Optional.empty();
      case Closed closed -> Optional.of(closed);
      case Probing probing -> Optional.of(probing.before());
    };
  }

  /** The probing session went without an answer: another one may try at once. */
  default ProviderGate released(SessionId session, Instant at) {
    return this instanceof Probing probing && probing.by().equals(session)
        ? new Closed(
            probing.before().reason(), probing.before().remedy(), probing.before().since(), probing.before().until(), at)
        : this;
  }

  /** The same for a clock that was set back: what is its own choice lies no further ahead than at its choice. */
  static Closed within(Closed closed, Instant at) {
    Instant since = closed.since().isAfter(at) ? at : closed.since();
    Instant latest = at.plus(PROBE_EVERY);
    boolean late = closed.until() == null && closed.probeAt().isAfter(latest);
    return new Closed(closed.reason(), closed.remedy(), since, closed.until(), late ? latest : closed.probeAt());
  }

  /**
   * Not to be probed before the usual time, because a look from outside said that, and why, it would be in vain. A look that
   * broke knows no reason.
   */
  static Closed postponed(Closed closed, ObserverFailure problem, Instant at) {
    return problem instanceof ObserverFailure.Broken
        ? new Closed(closed.reason(), closed.remedy(), closed.since(), null, at.plus(PROBE_EVERY))
        : new Closed(problem.evidence(), problem.remedy(), closed.since(), null, at.plus(PROBE_EVERY));
  }

  /** The same, to be probed at once if nobody said when it ends: what it waited for may have been done. */
  static Closed reconsidered(Closed closed, Instant at) {
    return closed.until() == null
        ? new Closed(closed.reason(), closed.remedy(), closed.since(), null, at)
        : closed;
  }

  /** Whether the pause is known, or seen, to be longer than that. What is up to the user may take any time. */
  static boolean outlasts(Closed closed, Instant at, Duration longest) {
    return closed.isUpToUser()
        || closed.until() != null && closed.until().isAfter(at.plus(longest))
        || !closed.since().plus(longest).isAfter(at);
  }
}
