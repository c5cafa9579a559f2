package dev.varve.cli;

import java.io.Serial;

/** Ends a command: what is wrong, what the user can do about it, and the exit status. */
public final class CliException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String remedy;

  /** The remedy may be empty when the message says it all. */
  public CliException(ExitCode exitCode, String message, String remedy) {
    super(message);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String remedy() {
    return remedy;
  }
}
