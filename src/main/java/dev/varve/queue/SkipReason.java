package dev.varve.queue;

import java.util.Locale;

/** Why a message was refused at the door. Stored by its lower-case name. */
public enum SkipReason {
  /** It was recorded under a prompt that is private as a whole. */
  PRIVATE,
  /** A summary was asked for and there was nothing new to summarize. */
  EMPTY,
  /** It happened during a pause. */
  PAUSED,
  /** Its project, its directory or a file it names is excluded. */
  EXCLUDED,
  /** It happened in a time of its session that was forgotten as a whole. */
  FORGOTTEN;

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
