package dev.varve.memory.transfer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Cleans a short text once, however many lines have it, such as a name; keeps it as long as it lives. Used by one thread. */
final class RecurringText implements UnaryOperator<String> {

  /** What is longer is prose, which hardly ever comes again. */
  private static final int CHARS_MAX = 64;

  private final UnaryOperator<String> cleaned;
  private final Map<String, String> known = new HashMap<>();

  RecurringText(UnaryOperator<String> cleaned) {
    this.cleaned = cleaned;
  }

  @Override
  public String apply(String text) {
    return text.length() > CHARS_MAX ? cleaned.apply(text) : known.computeIfAbsent(text, cleaned);
  }
}
