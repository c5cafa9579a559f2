package dev.varve.observer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a turn had no usable reply; typed by the adapter that knows the provider, and by nobody else. */
public sealed interface ObserverFailure {

  /** For the log and the message's record; one line, without anything a user or tool wrote. */
  String evidence();

  /** What the user can do about it, as the end of a sentence; empty when it passes by itself. */
  default String remedy() {
    return "";
  }

  /** It passes by itself: overloaded, a server error, a lost connection. */
  record Transient(String evidence) implements ObserverFailure {}

  /** The provider wants no request before this time. */
  record RateLimited(String evidence, Instant retryAt) implements ObserverFailure {}

  /**
   * The plan's quota is used up, or as much of it as an observer may take.
   *
   * @param until when it is there again; null when the provider did not say
   */
  record QuotaExhausted(String evidence, @Nullable Instant until) implements ObserverFailure {}

  /** The provider does not know us. */
  record Unauthorized(String evidence, String remedy) implements ObserverFailure {}

  /** The observer's program is missing. */
  record NotInstalled(String evidence, String remedy) implements ObserverFailure {}

  /** The program or the settings cannot work as they are. */
  record Misconfigured(String evidence, String remedy) implements ObserverFailure {}

  /** The turn is larger than the model reads. */
  record ContextOverflow(String evidence) implements ObserverFailure {}

  /** The reply was not in the agreed form, twice. */
  record Malformed(String evidence) implements ObserverFailure {
    @Override
    public String remedy() {
      return "set another model (observer.claude.model), or observer.use = \"rules\"";
    }
  }

  /** The observer's process ended. */
  record Died(String evidence) implements ObserverFailure {
    @Override
    public String remedy() {
      return "run the observer's program by hand to see why it ends, or set observer.use = \"rules\"";
    }
  }

  /** Nothing moved for too long. */
  record Stuck(String evidence) implements ObserverFailure {
    @Override
    public String remedy() {
      return "run the observer's program by hand to see whether it answers, or set observer.use = \"rules\"";
    }
  }

  /** Our own code broke on these messages. */
  record Broken(String evidence) implements ObserverFailure {
    @Override
    public String remedy() {
      return "report it as a bug of Varve with what logs/worker.log says, and set observer.use = \"rules\" until then";
    }
  }
}
