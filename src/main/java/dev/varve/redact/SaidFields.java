package dev.varve.redact;

import java.util.Locale;
import java.util.Set;

/**
 * The fields of tool payloads in which somebody's words stand rather than the content of a file or a program's output: what
 * a user answered to a question, and what an agent passes on to another one.
 */
final class SaidFields {

  private static final Set<String> NAMES = Set.of("answer", "answers", "message", "prompt");

  private SaidFields() {}

  /** Whether what is in this field, at any depth, was said. */
  static boolean include(String field) {
    return NAMES.contains(field.toLowerCase(Locale.ROOT));
  }
}
