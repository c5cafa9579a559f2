package dev.varve.bench.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.varve.redact.Redacted;
import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Redactor;

/** What simulated users say. */
final class Texts {

  private static final Redactor REDACTOR =
      new Redactor(RedactionRules.builtIn(), "simulated".getBytes(US_ASCII), RedactionLimits.defaults(), () -> 0L);

  static final Redacted PLAIN = REDACTOR.prompt("make it work");
  static final Redacted PRIVATE = REDACTOR.prompt("<private>nobody's business</private>");

  private Texts() {}
}
