package dev.varve.session;

/** Which queue for slots a session waits in. */
public enum Lane {
  /** Somebody works in the session now. */
  LIVE,
  /** Imported or derived again; served only while no live session waits. */
  BULK
}
