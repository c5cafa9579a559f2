package dev.varve.memory.transfer;

import dev.varve.redact.Redactor;
import java.util.function.UnaryOperator;

/** Who wrote what is taken in, and so how far it is believed. */
public enum Origin {
  /** Varve itself: redacted when it was stored, and looked through for secrets again. */
  VARVE,
  /** Another program: as if an assistant had said it, and its projects are found by their names. */
  OTHER;

  UnaryOperator<String> cleaned(Redactor redactor) {
    return switch (this) {
      case VARVE -> text -> redactor.line(text).text();
      case OTHER -> text -> redactor.answer(text).text();
    };
  }
}
