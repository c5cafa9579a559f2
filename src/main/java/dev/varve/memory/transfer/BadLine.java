package dev.varve.memory.transfer;

import java.io.Serial;

/** A line that cannot be taken in; nothing of it was. */
public final class BadLine extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  BadLine(String why) {
    super(why, null, false, false);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
