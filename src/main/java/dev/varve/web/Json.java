package dev.varve.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.StoredPrompt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Answers in JSON: records by the names of their components, times as ISO-8601 text. */
final class Json {

  static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(MemoryRef.class, ToStringSerializer.instance))
          .addMixIn(StoredPrompt.class, PromptNames.class);

  private Json() {}

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
