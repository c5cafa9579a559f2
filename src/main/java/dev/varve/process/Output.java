package dev.varve.process;

/** What a child's stdout gave next. */
public sealed interface Output {

  /** A whole line, without its end. */
  record Line(String text) implements Output {}

  /** More than is ever held: nothing after it is kept, though all of it is read. */
  record Overrun(String evidence) implements Output {}

  /** Nothing comes any more. What stood behind the last whole line is dropped. */
  record Ended() implements Output {}
}
