package dev.varve.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.StoredPrompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Bodies and answers in JSON: records by the names of their components, times as ISO-8601 text. */
final class Json {

  static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(MemoryRef.class, ToStringSerializer.instance))
          .addMixIn(StoredPrompt.class, PromptNames.class)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /** A body that has to be one JSON object and nothing else. */
  static JsonNode object(byte[] body) {
    JsonNode root = read(body);
    if (!root.isObject()) {
      throw malformed("the body must be a JSON object");
    }
    return root;
  }

  private static JsonNode read(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      String where = place == null ? "" : ", at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
      throw malformed("the body is not one valid JSON value" + where);
    } catch (IOException e) {
      throw malformed("the body is no JSON in UTF-8");
    }
  }

  private static Refused malformed(String detail) {
    return new Refused(ProblemKind.MALFORMED, detail, "Nothing was changed; correct the body and send it again");
  }

  static void show(Exchange exchange, Object value) {
    try {
      answer(exchange, MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static void answer(Exchange exchange, String json) {
    exchange.answer("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** A Java name cannot be a keyword; a JSON name may. */
  private interface PromptNames {
    @JsonProperty("private")
    boolean isPrivate();
  }
}
