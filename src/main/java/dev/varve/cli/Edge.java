package dev.varve.cli;

import dev.varve.settings.HomeException;
import dev.varve.settings.SettingsException;
import dev.varve.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Where every failure of a command ends: one sentence, its remedy, an exit status. With {@code --json} the line on
 * stdout carries the same, so that a script always reads exactly one line.
 */
final class Edge implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String MARK = "error: ";

  private final Terminal terminal;

  Edge(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
    return report(failure, arguments.originalArgs().contains("--json"));
  }

  /** Returns the exit status. */
  int report(Exception failure, boolean json) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return report(typed(failure), json);
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    return report(Misuse.of(failure), Arrays.asList(args).contains("--json"));
  }

  private int report(CliException failure, boolean json) {
    if (json) {
      terminal.json(
          Terminal.object()
              .put("error", failure.getMessage())
              .put("remedy", failure.remedy())
              .put("exitCode", failure.exitCode().status()));
    }
    terminal.note(terminal.red(MARK) + failure.getMessage());
    if (!failure.remedy().isEmpty()) {
      terminal.note(failure.remedy());
    }
    return failure.exitCode().status();
  }

  /** A line of another command's failure, as it is told within our own. */
  static String withoutMark(String line) {
    return line.startsWith(MARK) ? line.substring(MARK.length()) : line;
  }

  /** What any failure comes to. */
  static CliException typed(Exception failure) {
    return switch (failure) {
      case CliException known -> known;
      case StoreException store -> new CliException(code(store), message(store), "See what is wrong: varve doctor");
      case SettingsException settings ->
          new CliException(ExitCode.CONFIG, message(settings), "All settings: docs/settings.md");
      case HomeException home -> new CliException(code(home), message(home), home.remedy());
      case AccessDeniedException denied ->
          new CliException(ExitCode.IO, "no permission for " + denied.getFile(), "Check its owner and mode.");
      case NoSuchFileException missing ->
          new CliException(ExitCode.IO, "there is no file " + missing.getFile(), "Check how it is written.");
      case FileSystemException file ->
          new CliException(ExitCode.IO, message(file), "See what is wrong: varve doctor");
      case IOException io -> new CliException(ExitCode.IO, message(io), "See what is wrong: varve doctor");
      case InterruptedException _ -> new CliException(ExitCode.BUSY, "interrupted", "");
      default -> bug(failure);
    };
  }

  private static ExitCode code(StoreException failure) {
    return switch (failure.reason()) {
      case BUSY -> ExitCode.BUSY;
      case FULL, CORRUPT, READ_ONLY, GONE, UNAVAILABLE, NEWER_SCHEMA -> ExitCode.IO;
      case BUG -> ExitCode.BUG;
    };
  }

  private static ExitCode code(HomeException failure) {
    return switch (failure.reason()) {
      case BUSY -> ExitCode.BUSY;
      case UNUSABLE -> ExitCode.IO;
    };
  }

  /** The place is what a report of the bug needs; the whole trace helps nobody at a terminal. */
  private static CliException bug(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return new CliException(
        ExitCode.BUG,
        "this is a bug in Varve: " + failure + place,
        "Please report this line with what you did and the output of: varve --version");
  }

  private static String message(Exception failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }
}
