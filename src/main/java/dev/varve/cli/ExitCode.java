package dev.varve.cli;

import dev.varve.memory.ProjectRefusal;

/** What a command's exit status means; the numbers from 64 up are those of BSD's sysexits.h. */
public enum ExitCode {
  OK(0, "done"),
  FINDING(1, "it ran, and something is wrong, what was asked for is not there, or not all of it succeeded"),
  USAGE(2, "the command line or an input file is not valid"),
  UNAVAILABLE(69, "no worker is running, or it does not answer"),
  BUG(70, "a bug in Varve"),
  IO(74, "a file, the disk, the store or the port could not be used"),
  BUSY(75, "a worker already runs on this home, or is still starting or stopping: try again"),
  CONFIG(78, "the settings are not valid");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  static ExitCode of(ProjectRefusal refusal) {
    return refusal.reason() == ProjectRefusal.Reason.UNKNOWN ? FINDING : USAGE;
  }

  public int status() {
    return status;
  }

  /** One line, as docs/operating.md prints it. */
  public String meaning() {
    return meaning;
  }
}
