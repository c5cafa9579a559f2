package dev.varve.session;

/** Whether others wait for the slot of a run. */
public enum Demand {
  NONE,
  /** Somebody waits: a run with nothing to do makes room. */
  WAITING,
  /** Somebody has waited too long: a busy run makes room too. */
  OVERDUE
}
