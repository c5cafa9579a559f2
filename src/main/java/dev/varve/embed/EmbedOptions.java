package dev.varve.embed;

import java.net.URI;
import java.time.Duration;

/**
 * Which model is asked where, and how.
 *
 * @param base of the endpoint; requests go to {@code embeddings} beneath it
 * @param key sent as bearer token; empty when none is needed
 * @param memoryPrefix put before the text of a memory, as some models want it; may be empty. {@code questionPrefix} the
 *     same for questions
 * @param questionTimeMax how long a search waits for its question's vector
 */
public record EmbedOptions(
    URI base, String model, String key, String memoryPrefix, String questionPrefix, Duration questionTimeMax) {

  /** Hides the key. */
  @Override
  public String toString() {
    return "EmbedOptions[" + base + ", " + model + "]";
  }
}
