package dev.varve.observer;

import java.util.Locale;

/** How a tool use ended, as far as the client said. Stored by its lower-case name. */
public enum Outcome {
  SUCCEEDED,
  FAILED,
  /** Never ran: denied by the user or the permissions, or its input was invalid. */
  REFUSED;

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
