package dev.varve.bench;

import java.util.Arrays;

/** A moment on the way of an event at which a crash must neither lose nor double anything. */
enum CrashWindow {
  /** The row is inserted, its transaction is not committed. */
  INSERT_COMMIT("insert|commit"),
  /** The row is on disk, the sender has no answer. */
  COMMIT_ANSWER("commit|answer"),
  /** The observer has answered and its memories are written, their transaction is not committed. */
  ANSWER_CONFIRM("answer|confirm"),
  /** Memories and confirmation are on disk, the run does not know it yet. */
  CONFIRM_DONE("confirm|done"),
  /** A spooled event is on disk, its file is still there. */
  SPOOL_DRAIN("drain of the spool"),
  /** The schema is brought up to date, its transaction is not committed. */
  MIGRATION("migration"),
  /** The write-ahead log is being moved into the database file. */
  CHECKPOINT("checkpoint"),
  /** Any moment under load. */
  RANDOM("random");

  private final String label;

  CrashWindow(String label) {
    this.label = label;
  }

  /** As it stands in settings and reports. */
  String label() {
    return label;
  }

  /** True when the worker ends itself there; in the other windows it is killed from outside. */
  boolean isInside() {
    return ordinal() <= MIGRATION.ordinal();
  }

  static CrashWindow of(String label) {
    return Arrays.stream(values())
        .filter(window -> window.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no crash window '" + label + "'"));
  }
}
