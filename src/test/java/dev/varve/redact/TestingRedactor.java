package dev.varve.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.function.LongSupplier;

/** Redactors with a fixed key and a clock that the test drives. */
public final class TestingRedactor {

  private static final RedactionRules RULES = RedactionRules.builtIn();
  private static final Redactor UNHURRIED = with(RedactionLimits.defaults(), () -> 0L);

  private TestingRedactor() {}

  /** For this one no time passes. */
  public static Redactor unhurried() {
    return UNHURRIED;
  }

  /** Time passes at each look at the clock, and no work is done for certain. */
  static Redactor hurried(LongSupplier nanoTime) {
    RedactionLimits standard = RedactionLimits.defaults();
    return with(
        new RedactionLimits(
            standard.perEvent(),
            0,
            standard.keptHeadChars(),
            standard.keptTailChars(),
            standard.marginChars(),
            standard.depthMax(),
            standard.namedBase64CharsMin()),
        nanoTime);
  }

  static Redactor with(RedactionLimits limits, LongSupplier nanoTime) {
    return new Redactor(RULES, "a key for tests".getBytes(US_ASCII), limits, nanoTime);
  }
}
