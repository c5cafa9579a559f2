package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;

/** All test frameworks that the rules can read, the most telling marks first. */
public final class TestReports {

  private static final List<TestReader> READERS =
      List.of(
          new SurefireReader(),
          new CargoTestReader(),
          new JestReader(),
          new UnittestReader(),
          new PhpunitReader(),
          new DotnetTestReader(),
          new ExamplesReader(),
          new MochaReader(),
          new NativeTestReader(),
          new DenoTestReader(),
          new PytestReader(),
          new GoTestReader(),
          new NodeTestReader(),
          new GradleReader());

  private TestReports() {}

  public static Optional<TestRun> read(Lines output) {
    for (TestReader reader : READERS) {
      Optional<TestRun> run = reader.read(output);
      if (run.isPresent()) {
        return run;
      }
    }
    return Optional.empty();
  }
}
