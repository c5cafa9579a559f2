package dev.varve.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Text as tools really print it, sources and logs: what the tools of the recorded demo session answered. */
final class Corpus {

  private static final int TEXT_CHARS_MIN = 200;

  private final String text;

  private Corpus(String text) {
    this.text = text;
  }

  static Corpus load() throws IOException {
    StringBuilder text = new StringBuilder();
    for (JsonNode payload : Recording.payloads()) {
      collect(payload.path("tool_response"), text);
    }
    return new Corpus(text.toString());
  }

  private static void collect(JsonNode node, StringBuilder text) {
    if (node.isTextual() && node.textValue().length() >= TEXT_CHARS_MIN) {
      text.append(node.textValue()).append('\n');
    }
    node.forEach(child -> collect(child, text));
  }

  /** A random piece of exactly so many characters, at most all there is. */
  String piece(int chars, RandomGenerator random) {
    int start = random.nextInt(text.length() - chars + 1);
    return text.substring(start, start + chars);
  }
}
