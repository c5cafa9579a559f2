package dev.varve.mcp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came in, as far as JSON-RPC goes. */
sealed interface Message {

  int PARSE_ERROR = -32700;
  int INVALID_REQUEST = -32600;
  int INVALID_PARAMS = -32602;

  /** How far into a message that is too large its id is looked for. */
  int ID_BYTES_MAX = 4_096;

  /**
   * Wants an answer.
   *
   * @param id a text or a whole number
   */
  record Request(Object id, String method, Map<String, Object> params) implements Message {

    /** A text among the params; empty where there is none. */
    String param(String name) {
      return params.get(name) instanceof String text ? text : "";
    }
  }

  /** Wants none. */
  record Notification(String method) implements Message {}

  /** An answer to something; nothing is ever asked here. */
  record Response() implements Message {}

  /**
   * Cannot be taken.
   *
   * @param id of the request, when that much could be read
   */
  record Unreadable(@Nullable Object id, int code, String why) implements Message {}

  static Message read(byte[] body) {
    JsonNode root;
    try {
      root = Reading.JSON.readTree(body);
    } catch (IOException e) {
      return new Unreadable(null, PARSE_ERROR, "this is no JSON");
    }
    return root.isObject()
        ? Reading.of(root)
        : new Unreadable(null, INVALID_REQUEST, "a message is a JSON object; batches are not taken");
  }

  /** The id of a message that is too large to be read whole; null when it does not stand near its beginning. */
  static @Nullable Object idOf(byte[] body) {
    try (JsonParser parser = Reading.JSON.createParser(body, 0, Math.min(body.length, ID_BYTES_MAX))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("id");
        JsonToken value = parser.nextToken();
        if (found) {
          return Reading.id(value, parser);
        }
        parser.skipChildren();
      }
    } catch (IOException cutOff) {
      return null;
    }
    return null;
  }

  /** Looks at the parts one after the other. */
  final class Reading {

    private static final ObjectMapper JSON =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Reading() {}

    private static Message of(JsonNode root) {
      JsonNode method = root.path("method");
      if (method.isMissingNode() && (root.has("result") || root.has("error"))) {
        return new Response();
      }
      Object id = id(root.path("id"));
      if (root.has("id") && id == null) {
        return new Unreadable(null, INVALID_REQUEST, "'id' must be a text or a whole number");
      }
      if (!root.path("jsonrpc").asText().equals("2.0") || !method.isTextual()) {
        return new Unreadable(id, INVALID_REQUEST, "a message has \"jsonrpc\": \"2.0\" and a 'method'");
      }
      if (id == null) {
        return new Notification(method.textValue());
      }
      JsonNode params = root.path("params");
      if (!params.isObject() && !params.isMissingNode() && !params.isNull()) {
        return new Unreadable(id, INVALID_PARAMS, "'params' must be an object");
      }
      return new Request(id, method.textValue(), params.isObject() ? JSON.convertValue(params, OBJECT) : Map.of());
    }

    private static @Nullable Object id(JsonToken value, JsonParser parser) throws IOException {
      return switch (value) {
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT -> parser.getLongValue();
        default -> null;
      };
    }

    private static @Nullable Object id(JsonNode id) {
      return id.isTextual() ? id.textValue() : id.canConvertToLong() && id.isIntegralNumber() ? id.longValue() : null;
    }
  }
}
