package dev.varve.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** JSON for tests. */
final class TestingJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TestingJson() {}

  static JsonNode string(String text) {
    return new TextNode(text);
  }

  static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }
}
