package dev.varve.capture.spool;

import dev.varve.redact.TestingRedactor;

/** What rests of bad files by the program's own rules, however slow the machine is. */
final class TestingRemains {

  static final Remains BUILT_IN = new Remains(TestingRedactor.unhurried());

  private TestingRemains() {}
}
