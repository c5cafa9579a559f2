package dev.varve.bench.sim;

import java.util.EnumSet;
import java.util.Set;

/** What a simulated observer does with a turn. */
enum Behaviour {
  /** Memories that name some of what was shown. */
  ANSWERS(false),
  /** Intentionally nothing. */
  NOTHING(false),
  /** Memories that also name messages it was not shown. */
  LIES(false),
  /** Memories that name only messages it was not shown. */
  ONLY_LIES(true),
  TRANSIENT(false),
  RATE_LIMITED(false),
  QUOTA(false),
  QUOTA_UNKNOWN(false),
  UNAUTHORIZED(false),
  NOT_INSTALLED(false),
  MISCONFIGURED(false),
  OVERFLOW(true),
  MALFORMED(true),
  DIED(true),
  STUCK(true),
  BROKEN(true),
  /** An exception instead of a result. */
  THROWS(true),
  /** A good answer after minutes. */
  SLOW(false),
  /** A good answer after longer than anybody waits. */
  LATE(true),
  /** No answer until the run is closed. */
  HANGS(true),
  /** No answer, even after that. */
  HANGS_FOR_EVER(true);

  /** What rules can do: they have no plan, no account and no window, and no process that dies. */
  private static final Set<Behaviour> WITHOUT_A_MODEL =
      EnumSet.of(ANSWERS, NOTHING, LIES, ONLY_LIES, MALFORMED, STUCK, BROKEN, THROWS, SLOW, LATE, HANGS, HANGS_FOR_EVER);

  private final boolean countable;

  Behaviour(boolean countable) {
    this.countable = countable;
  }

  boolean needsModel() {
    return !WITHOUT_A_MODEL.contains(this);
  }

  /** Whether it may cost the messages an attempt. */
  boolean isCountable() {
    return countable;
  }

  /** Whether the observer ends the turn with a complete answer. */
  boolean isComplete() {
    return this == ANSWERS || this == NOTHING || this == LIES || this == SLOW || this == LATE;
  }
}
