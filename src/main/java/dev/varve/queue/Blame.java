package dev.varve.queue;

/** What a failed turn means for the messages it showed. */
public enum Blame {
  /** It was not their fault. */
  NONE,
  /** It costs each of them an attempt. */
  COUNTED,
  /** They are shown one at a time from now on. */
  ALONE
}
