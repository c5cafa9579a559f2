package dev.varve.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the program's archive; "development" when it runs from class files. */
final class ProgramVersion implements IVersionProvider {

  static String text() {
    return Objects.requireNonNullElse(ProgramVersion.class.getPackage().getImplementationVersion(), "development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"varve " + text(), "Java " + Runtime.version()};
  }
}
