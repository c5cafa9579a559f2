package dev.varve.memory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists of strings as JSON columns. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String write(List<String> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> read(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      List<String> strings = new ArrayList<>();
      JsonToken token = parser.nextToken() == JsonToken.START_ARRAY ? parser.nextToken() : JsonToken.NOT_AVAILABLE;
      while (token == JsonToken.VALUE_STRING) {
        strings.add(parser.getText());
        token = parser.nextToken();
      }
      if (token == JsonToken.END_ARRAY) {
        return strings;
      }
      throw new IllegalStateException("not a JSON array of strings: " + json);
    } catch (IOException e) {
      throw new IllegalStateException("not a JSON array of strings: " + json, e);
    }
  }
}
