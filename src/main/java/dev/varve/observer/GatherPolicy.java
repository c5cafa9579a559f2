package dev.varve.observer;

import java.time.Duration;

/**
 * When waiting messages are worth a turn. A request for a summary always is.
 *
 * @param messages this many messages are
 * @param patience so are fewer after this time
 * @param silence true: the time counts from the newest message; false: from the oldest
 */
public record GatherPolicy(int messages, Duration patience, boolean silence) {

  /** Every message at once. */
  public static GatherPolicy immediately() {
    return new GatherPolicy(1, Duration.ZERO, false);
  }
}
