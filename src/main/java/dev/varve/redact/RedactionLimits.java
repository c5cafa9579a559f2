package dev.varve.redact;

import java.time.Duration;

/**
 * How much of an event is looked at and kept.
 *
 * @param perEvent time for one event; what is not checked by then is dropped; default 20 ms
 * @param stepsMin what is checked however long it takes: characters read, and a hundred for each rule tried; default
 *     1,000,000, which takes 20 ms at the speed promised
 * @param keptHeadChars characters kept from the start of a long string; default 65,536
 * @param keptTailChars characters kept from its end; default 65,536
 * @param marginChars characters beyond a cut that are still scanned, so that a secret lying across it is
 *     seen whole; default 16,384, four times the longest private key in common use
 * @param depthMax levels of JSON; anything deeper is dropped; default 64
 * @param namedBase64CharsMin base64 under a name such as {@code data} becomes type and size from this
 *     length on; default 256
 */
public record RedactionLimits(
    Duration perEvent,
    long stepsMin,
    int keptHeadChars,
    int keptTailChars,
    int marginChars,
    int depthMax,
    int namedBase64CharsMin) {

  public RedactionLimits {
    if (perEvent.isNegative() || perEvent.isZero()) {
      throw new IllegalArgumentException("perEvent must be positive: " + perEvent);
    }
    if (stepsMin < 0 || keptHeadChars < 1 || keptTailChars < 1 || marginChars < 0 || depthMax < 1 || namedBase64CharsMin < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  public static RedactionLimits defaults() {
    return new RedactionLimits(Duration.ofMillis(20), 1_000_000, 65_536, 65_536, 16_384, 64, 256);
  }
}
