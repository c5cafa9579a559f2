package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The hooks of real sessions of Claude Code 2.1.330 in their order, from the test resources. */
record RecordedHooks(String name, List<Hook> hooks) {

  static final List<String> NAMES =
      List.of(
          "claude", "claude-clear", "claude-compact", "claude-err401", "claude-http", "claude-mcpbad",
          "claude-stopfailure");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One hook as the client called it. */
  record Hook(String event, JsonNode payload) {

    byte[] body() {
      return payload.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  static RecordedHooks of(String name) {
    try (InputStream in = RecordedHooks.class.getResourceAsStream(name + "/events.jsonl")) {
      List<Hook> hooks = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", 0)) {
        JsonNode entry = MAPPER.readTree(line);
        hooks.add(new Hook(entry.path("event").asText(), entry.path("payload")));
      }
      return new RecordedHooks(name, List.copyOf(hooks));
    } catch (IOException e) {
      throw new AssertionError("no recording " + name, e);
    }
  }

  /** The hooks of one event. */
  List<Hook> of(String event, int count) {
    List<Hook> found = hooks.stream().filter(hook -> hook.event().equals(event)).toList();
    if (found.size() != count) {
      throw new AssertionError(name + " has " + found.size() + " of " + event);
    }
    return found;
  }
}
