package dev.varve.capture;

/** What came of an event of which only ids waited. */
public sealed interface Resolution {

  /** Everything of it that may be kept is on disk. */
  record Found() implements Resolution {}

  /**
   * No transcript tells of it, at least not yet.
   *
   * @param what one line that names what was looked for, without anything of its content
   */
  record Missing(String what) implements Resolution {}
}
