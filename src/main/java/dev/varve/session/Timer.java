package dev.varve.session;

/** The one timer a session may have at a time, by what it is for. */
public enum Timer {
  /** Waiting messages have gathered long enough. */
  GATHER,
  /** Starting, Observing or Stopping took too long. */
  DEADLINE,
  /** The observer has waited for messages long enough. */
  IDLE,
  /** A pause is over. */
  PAUSE
}
