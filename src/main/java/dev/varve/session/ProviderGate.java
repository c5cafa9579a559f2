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

  /** A longer pause is not waited for: the next observer takes over. */
  Duration FALLBACK_AFTER = Duration.ofMinutes(10);

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

    /** Whether the pause is known, or seen, to be a long one. What is up to the user may take any time. */
    boolean isLong(Instant at) {
      return isUpToUser()
          || until != null && until.isAfter(at.plus(FALLBACK_AFTER))
          || !since.plus(FALLBACK_AFTER).isAfter(at);
    }

    /** Only somebody who changes something ends it; a probe finds out. */
    private boolean isUpToUser() {
      return until == null && !remedy.isEmpty();
    }

    /** The same for a clock that was set back: what is its own choice lies no further ahead than at its choice. */
    Closed within(Instant at) {
      Instant latest = at.plus(PROBE_EVERY);
      boolean late = until == null && probeAt.isAfter(latest);
      return new Closed(reason, remedy, since.isAfter(at) ? at : since, until, late ? latest : probeAt);
    }

    /**
     * Not to be probed before the usual time, because a look from outside said that, and why, it would be in vain. A look
     * that broke knows no reason.
     */
    Closed postponed(ObserverFailure problem, Instant at) {
      return problem instanceof ObserverFailure.Broken
          ? new Closed(reason, remedy, since, null, at.plus(PROBE_EVERY))
          : new Closed(problem.evidence(), problem.remedy(), since, null, at.plus(PROBE_EVERY));
    }

    /** To be probed at once if nobody said when it ends: what it waited for may have been done. */
    Closed reconsidered(Instant at) {
      return until == null ? probedAt(at) : this;
    }

    private Closed probedAt(Instant at) {
      return new Closed(reason, remedy, since, until, at);
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
    return this instanceof Probing probing && probing.by().equals(session) ? probing.before().probedAt(at) : this;
  }

  /** What the session hears that would like to ask. */
  default Admission admission(SessionId session, Instant at) {
    return this instanceof Probing probing && probing.by().equals(session) ? Admission.GRANTED : admission(at);
  }

  /** What everybody hears but the session that probes. */
  default Admission admission(Instant at) {
    return switch (this) {
      case Open _ -> Admission.GRANTED;
      case Probing probing -> probing.before().isLong(at) ? Admission.LATER : Admission.SOON;
      case Closed closed when !closed.probeAt().isAfter(at) -> Admission.PROBE;
      case Closed closed -> closed.isLong(at) ? Admission.LATER : Admission.SOON;
    };
  }
}
