package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Redactor;

/** What rests of bad files by the program's own rules, however slow the machine is. */
final class TestingRemains {

  static final Remains BUILT_IN =
      new Remains(
          new Redactor(RedactionRules.builtIn(), "a key for tests".getBytes(UTF_8), RedactionLimits.defaults(), () -> 0));

  private TestingRemains() {}
}
