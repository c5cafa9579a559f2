package dev.varve.mcp;

import java.io.Serial;

/** A call that cannot be answered as it is, with what to write instead. */
final class ToolRefusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String remedy;

  ToolRefusal(String message, String remedy) {
    super(message, null, false, false);
    this.remedy = remedy;
  }

  /** What was wrong and what would be right. */
  String text() {
    return getMessage() + ". " + remedy + ".";
  }
}
