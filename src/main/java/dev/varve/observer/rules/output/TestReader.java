package dev.varve.observer.rules.output;

import java.util.Optional;

/** Reads the report of one family of test frameworks. Stateless; linear in the length of the output. */
interface TestReader {

  /** The run reported in the output; empty when no such report is in it. */
  Optional<TestRun> read(Lines output);
}
