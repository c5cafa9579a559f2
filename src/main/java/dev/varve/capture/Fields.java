package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.BadPayload.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads fields of a payload, strictly: a field of the wrong type is an error that names it. */
final class Fields {

  /** Longest id of any kind, in characters; real ones have 36. */
  static final int ID_LENGTH_MAX = 200;

  /** Longest path, in characters: PATH_MAX of Linux. */
  static final int PATH_LENGTH_MAX = 4096;

  /** Highest number a client may give; numbers count on from it, so it must leave room. */
  static final int COUNT_MAX = 1_000_000;

  private final JsonNode object;

  Fields(JsonNode object) {
    if (!object.isObject()) {
      throw malformed("the body must be a JSON object");
    }
    this.object = object;
  }

  String text(String name) {
    String value = textOrNull(name);
    if (value == null) {
      throw malformed("the field '" + name + "' is missing");
    }
    return value;
  }

  @Nullable String textOrNull(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw malformed("the field '" + name + "' must be a string");
    }
    return value.textValue();
  }

  String id(String name) {
    String value = idOrNull(name);
    if (value == null) {
      throw malformed("the field '" + name + "' is missing");
    }
    return value;
  }

  /** An empty id is none. */
  @Nullable String idOrNull(String name) {
    String value = textOrNull(name);
    return value == null || value.isEmpty() ? null : checkedId(name, value);
  }

  /** An id is 1 to 200 visible characters; white space, control characters and lone surrogates are refused. */
  static String checkedId(String name, String value) {
    boolean visible = !value.isEmpty() && value.codePoints().noneMatch(Fields::invisible);
    if (!visible || value.length() > ID_LENGTH_MAX) {
      throw malformed("'" + name + "' must have 1 to " + ID_LENGTH_MAX + " visible characters");
    }
    return value;
  }

  @Nullable String pathOrNull(String name) {
    String value = textOrNull(name);
    if (value != null && (value.length() > PATH_LENGTH_MAX || value.codePoints().anyMatch(Fields::unstorable))) {
      throw malformed("the field '" + name + "' is no path of at most " + PATH_LENGTH_MAX + " characters");
    }
    return value;
  }

  @Nullable Integer positiveOrNull(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1 || value.intValue() > COUNT_MAX) {
      throw malformed("the field '" + name + "' must be a whole number from 1 to " + COUNT_MAX);
    }
    return value.intValue();
  }

  /** ISO-8601 text or epoch milliseconds. */
  @Nullable Instant instantOrNull(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    try {
      return value.isIntegralNumber() && value.canConvertToLong()
          ? Instant.ofEpochMilli(value.longValue())
          : Instant.parse(value.asText());
    } catch (DateTimeParseException e) {
      throw malformed("the field '" + name + "' must be ISO-8601 (2026-01-31T12:00:00Z) or epoch milliseconds");
    }
  }

  @Nullable JsonNode any(String name) {
    return object.get(name);
  }

  static BadPayload malformed(String message) {
    return new BadPayload(Problem.MALFORMED, message);
  }

  private static boolean invisible(int codePoint) {
    return Character.isWhitespace(codePoint) || unstorable(codePoint);
  }

  private static boolean unstorable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
