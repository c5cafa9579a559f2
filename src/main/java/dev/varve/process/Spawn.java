package dev.varve.process;

/** What came of starting a child. */
public sealed interface Spawn {

  record Started(ChildProcess child) implements Spawn {}

  /** There is no child. */
  record Refused(String evidence) implements Spawn {}
}
