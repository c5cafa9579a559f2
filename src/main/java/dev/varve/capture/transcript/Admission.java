package dev.varve.capture.transcript;

import java.nio.file.Path;

/** Whether a file that a client named may be read. */
sealed interface Admission {

  /** The real file. */
  record Admitted(Path file) implements Admission {}

  /** Why it may not, as a sentence about what names it; without its path, which may hold what must not be stored. */
  record Refused(String why) implements Admission {}
}
