package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads fields of a payload, strictly: a field of the wrong type is an error that names it. */
final class Fields {

  private final JsonNode object;

  Fields(JsonNode object) {
    if (!object.isObject()) {
      throw BadPayload.malformed("the body must be a JSON object");
    }
    this.object = object;
  }

  /** Null where it is missing or JSON's null, which clients do not tell apart. */
  private @Nullable JsonNode present(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw BadPayload.malformed("the field '" + name + "' is missing");
    }
    return value;
  }

  String text(String name) {
    return required(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isTextual()) {
      throw BadPayload.malformed("the field '" + name + "' must be a string");
    }
    return value == null ? null : value.textValue();
  }

  String id(String name) {
    return required(name, idOrNull(name));
  }

  /** An empty id is none. */
  @Nullable String idOrNull(String name) {
    String value = textOrNull(name);
    return value == null || value.isEmpty() ? null : FieldLimits.checkedId(name, value);
  }

  /** For ids of several lines or words: what is not visible in it becomes an underscore. */
  @Nullable String lenientIdOrNull(String name) {
    String value = textOrNull(name);
    return value == null || value.isEmpty() ? null : FieldLimits.visibleId(name, value);
  }

  /** A tool's name; people who write tools put spaces into it. */
  String tool(String name) {
    return required(name, lenientIdOrNull(name));
  }

  @Nullable String pathOrNull(String name) {
    return FieldLimits.checkedPath(name, textOrNull(name));
  }

  /** Of a working directory that a caller wrote himself; an empty one is none. */
  @Nullable String directoryOrNull(String name) {
    String value = textOrNull(name);
    Optional<String> objection = value == null || value.isBlank() ? Optional.empty() : DirectoryPath.objection(value);
    if (objection.isPresent()) {
      throw BadPayload.malformed("the field '" + name + "' " + objection.get());
    }
    return value;
  }

  /** The first of an array of paths. */
  @Nullable String firstPathOrNull(String name) {
    return FieldLimits.checkedPath(name, object.path(name).path(0).textValue());
  }

  /** A path in an object, for events that may be left alone: anything else than that is none. */
  @Nullable String pathIn(String name, String field) {
    String path = object.path(name).path(field).textValue();
    return path == null || path.isBlank() || !FieldLimits.isPath(path) ? null : path;
  }

  @Nullable Integer positiveOrNull(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return null;
    }
    int most = FieldLimits.COUNT_MAX;
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1 || value.intValue() > most) {
      throw BadPayload.malformed("the field '" + name + "' must be a whole number from 1 to " + most);
    }
    return value.intValue();
  }

  /** ISO-8601 text or epoch milliseconds. */
  @Nullable Instant instantOrNull(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return null;
    }
    try {
      return value.isIntegralNumber() && value.canConvertToLong()
          ? Instant.ofEpochMilli(value.longValue())
          : Instant.parse(value.asText());
    } catch (DateTimeParseException e) {
      throw BadPayload.malformed(
          "the field '" + name + "' must be ISO-8601 (2026-01-31T12:00:00Z) or epoch milliseconds");
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
    return required(name, objectOrNull(name));
  }

  @Nullable Fields objectOrNull(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isObject()) {
      throw BadPayload.malformed("the field '" + name + "' must be an object");
    }
    return value == null ? null : new Fields(value);
  }

  List<Fields> objects(String name) {
    JsonNode values = object.get(name);
    if (values == null || !values.isArray() || values.size() > FieldLimits.ELEMENTS_MAX) {
      throw BadPayload.malformed("the field '" + name + "' must be an array of at most " + FieldLimits.ELEMENTS_MAX);
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
    JsonNode error = present(name);
    if (error == null) {
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
}
