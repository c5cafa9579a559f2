package dev.varve.queue;

import java.util.Locale;

/** What a message asks for. Stored by its lower-case name. */
public enum MessageKind {
  TOOL_USE,
  SUMMARIZE,
  /** What somebody wanted to be remembered as it is; no observer sees it. */
  NOTE;

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MessageKind of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
