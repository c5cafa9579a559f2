package dev.varve.health;

import java.util.List;

/** Which Java runs us. */
record JavaCheck(Runtime.Version version, String home) implements Check {

  /** What the program is compiled for. */
  private static final int FEATURE_MIN = 25;

  @Override
  public List<Finding> findings() {
    String detail = version + " in " + home;
    return List.of(
        version.feature() >= FEATURE_MIN
            ? Finding.ok("java", detail)
            : Finding.fail("java", detail, "Varve needs JDK " + FEATURE_MIN + "; set JAVA_HOME to one."));
  }
}
