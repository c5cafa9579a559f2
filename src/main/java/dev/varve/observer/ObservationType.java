package dev.varve.observer;

import java.util.Locale;

/** What kind of thing an observation records. Stored by its lower-case name. */
public enum ObservationType {
  BUGFIX,
  FEATURE,
  REFACTOR,
  CHANGE,
  DISCOVERY,
  DECISION;

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
