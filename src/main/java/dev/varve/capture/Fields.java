package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.BadPayload.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads fields of a payload, strictly: a field of the wrong type is an error that names it. */
final class Fields {

  /** Longest id of any kind, in characters; real ones have 36. */
  static final int ID_LENGTH_MAX = 200;

  /** Longest path, in characters: PATH_MAX of Linux. */
  static final int PATH_LENGTH_MAX = 4096;

  /** Highest number a client may give; numbers count on from it, so it must leave room. */
  static final int COUNT_MAX = 1_000_000;

  /** Most elements of an array; real ones have a few dozen at most. */
  static final int ELEMENTS_MAX = 1_000;

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

  /** For ids of several lines or words: what is not visible in it becomes an underscore. */
  @Nullable String lenientIdOrNull(String name) {
    String value = textOrNull(name);
    if (value == null || value.isEmpty()) {
      return null;
    }
    StringBuilder visible = new StringBuilder();
    value.codePoints().forEach(point -> visible.appendCodePoint(invisible(point) ? '_' : point));
    return checkedId(name, visible.toString());
  }

  /** A tool's name; people who write tools put spaces into it. */
  String tool(String name) {
    String value = lenientIdOrNull(name);
    if (value == null) {
      throw malformed("the field '" + name + "' is missing");
    }
    return value;
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
    return checkedPath(name, textOrNull(name));
  }

  /** Of a working directory that a caller wrote himself; an empty one is none. */
  @Nullable String directoryOrNull(String name) {
    String value = textOrNull(name);
    Optional<String> objection = value == null || value.isBlank() ? Optional.empty() : DirectoryPath.objection(value);
    if (objection.isPresent()) {
      throw malformed("the field '" + name + "' " + objection.get());
    }
    return value;
  }

  /** The first of an array of paths. */
  @Nullable String firstPathOrNull(String name) {
    JsonNode first = object.path(name).path(0);
    return first.isTextual() ? checkedPath(name, first.textValue()) : null;
  }

  private static @Nullable String checkedPath(String name, @Nullable String value) {
    if (value != null && (value.length() > PATH_LENGTH_MAX || value.codePoints().anyMatch(Fields::unstorable))) {
      throw malformed("the field '" + name + "' is no path of at most " + PATH_LENGTH_MAX + " characters");
    }
    return value;
  }

  /** A path in an object, for events that may be left alone: anything else than that is none. */
  @Nullable String pathIn(String name, String field) {
    JsonNode path = object.path(name).path(field);
    boolean usable =
        path.isTextual()
            && !path.textValue().isBlank()
            && path.textValue().length() <= PATH_LENGTH_MAX
            && path.textValue().codePoints().noneMatch(Fields::unstorable);
    return usable ? path.textValue() : null;
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

  /** What a string holds if it holds JSON; else the value as it is. */
  @Nullable JsonNode embedded(String name) {
    JsonNode value = object.get(name);
    return value == null || !value.isTextual() ? value : Payloads.embedded(value);
  }

  Fields object(String name) {
    Fields value = objectOrNull(name);
    if (value == null) {
      throw malformed("the field '" + name + "' is missing");
    }
    return value;
  }

  @Nullable Fields objectOrNull(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      throw malformed("the field '" + name + "' must be an object");
    }
    return new Fields(value);
  }

  List<Fields> objects(String name) {
    JsonNode values = object.get(name);
    if (values == null || !values.isArray() || values.size() > ELEMENTS_MAX) {
      throw malformed("the field '" + name + "' must be an array of at most " + ELEMENTS_MAX);
    }
    List<Fields> objects = new ArrayList<>();
    values.forEach(value -> objects.add(new Fields(value)));
    return objects;
  }

  boolean has(String name) {
    return object.has(name);
  }

  boolean isTrue(String name) {
    JsonNode value = object.get(name);
    return value != null && value.isBoolean() && value.booleanValue();
  }

  /** The name under which the payload has the field, for clients with two ways to write it. */
  String spelling(String name, String otherwise) {
    return has(name) ? name : otherwise;
  }

  /** Of an error, which is a string, or an object that has the words in {@code message} or in {@code data.message}. */
  @Nullable String messageOrNull(String name) {
    JsonNode error = object.get(name);
    if (error == null || error.isNull()) {
      return null;
    }
    for (String pointer : List.of("", "/message", "/data/message", "/name")) {
      JsonNode words = error.at(pointer);
      if (words.isTextual() && !words.textValue().isBlank()) {
        return words.textValue();
      }
    }
    return error.isTextual() ? null : error.toString();
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
