package dev.varve.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.function.LongSupplier;

/** Redactors with a fixed key and a clock that the test drives. */
final class TestingRedactor {

  private TestingRedactor() {}

  /** For this one no time passes. */
  static Redactor unhurried() {
    return with(RedactionLimits.defaults(), () -> 0L);
  }

  static Redactor with(RedactionLimits limits, LongSupplier nanoTime) {
    return new Redactor(RedactionRules.builtIn(), "a key for tests".getBytes(US_ASCII), limits, nanoTime);
  }
}
