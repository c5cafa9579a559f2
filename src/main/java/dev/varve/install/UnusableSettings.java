package dev.varve.install;

import java.io.Serial;
import java.nio.file.Path;

/** A client's settings that cannot be edited safely; the message says where and why. Nothing was changed. */
final class UnusableSettings extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  UnusableSettings(String message) {
    super(message);
  }

  /** Line and column count from 1. */
  UnusableSettings(int line, int column, String reason) {
    super("line %d, column %d: %s".formatted(line, column, reason));
  }

  /** The same, where it is not clear from elsewhere which file it is about. */
  UnusableSettings in(Path file) {
    return new UnusableSettings(file + ", " + getMessage());
  }
}
