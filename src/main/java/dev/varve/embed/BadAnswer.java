package dev.varve.embed;

import java.io.Serial;

/** An answer without the vectors that were asked for; the message says what is wrong, without anything of a text. */
final class BadAnswer extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  BadAnswer(String message) {
    super(message, null, false, false);
  }

  String evidence() {
    return String.valueOf(getMessage());
  }
}
