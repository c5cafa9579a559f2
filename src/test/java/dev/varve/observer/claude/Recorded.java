package dev.varve.observer.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the real CLI wrote in a recorded session, turn by turn. */
final class Recorded {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** The lines of each turn; a turn ends with its result. */
  static List<List<String>> turns(String name) {
    List<List<String>> turns = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text(name + ".jsonl").lines().toList()) {
      JsonNode out = read(line).path("out");
      if (out.isObject()) {
        lines.add(out.toString());
      }
      if (out.path("type").asText("").equals("result")) {
        turns.add(List.copyOf(lines));
        lines.clear();
      }
    }
    return turns;
  }

  /** The events of one turn. */
  static List<StreamEvent> events(String name, int turn) {
    return turns(name).get(turn).stream().map(StreamParser::parse).toList();
  }

  static StreamEvent.Result result(String name, int turn) {
    return (StreamEvent.Result) events(name, turn).getLast();
  }

  /** The last turn's lines of a successful recording, saying something else. */
  static List<String> saying(String text) {
    List<String> lines = new ArrayList<>(turns("turns2").getFirst());
    lines.set(lines.size() - 1, ((ObjectNode) read(lines.getLast()))
        .put("result", text)
        .toString());
    return lines;
  }

  static String text(String name) {
    try (InputStream stream = Recorded.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no recording " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
