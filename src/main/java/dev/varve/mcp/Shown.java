package dev.varve.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Values and texts in a few characters. */
final class Shown {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VALUE_CHARS_MAX = 60;

  private Shown() {}

  /** A value as it is written in a call, cut where it is long. */
  static String of(Object value) {
    try {
      return cut(JSON.writeValueAsString(value), VALUE_CHARS_MAX);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  /** The same as plain text. */
  static String plain(@Nullable Object value) {
    return cut(String.valueOf(value), VALUE_CHARS_MAX);
  }

  /** No pair of surrogates is cut apart. */
  static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(charsMax - 2)) ? charsMax - 2 : charsMax - 1;
    return text.substring(0, end) + "…";
  }
}
