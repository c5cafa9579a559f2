package dev.varve.redact;

import java.io.Serial;

/** A file of rules is not right; the message says what is wrong in which line, counted from 1. */
public final class RuleException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  RuleException(int line, String problem) {
    super("line " + line + ": " + problem);
  }
}
