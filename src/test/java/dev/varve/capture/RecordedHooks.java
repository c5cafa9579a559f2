package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The hooks of real sessions of the clients in their order, from the test resources: Claude Code 2.1.330, Codex
 * 0.169.0, Gemini CLI 0.61.0, Copilot CLI 1.0.102, and OpenCode 1.18.33 in the envelope of our plugin.
 */
record RecordedHooks(String name, List<Hook> hooks) {

  static final List<String> NAMES =
      List.of(
          "claude", "claude-clear", "claude-compact", "claude-denied", "claude-err401", "claude-http", "claude-invalid",
          "claude-mcpbad", "claude-stopfailure", "claude-sub", "codex", "codex-mcp", "codex-sub", "gemini", "gemini-mcp", "copilot",
          "copilot-pascal", "copilot-failing", "copilot-resume", "copilot-sub", "copilot-mcp", "copilot-err401",
          "opencode", "opencode-failing", "opencode-sub", "opencode-err401", "opencode-deleted");

  /** What Copilot CLI sent to the hooks of Claude Code's settings in the sessions of almost the same names. */
  static final List<String> BORROWED = List.of("copilot-failing-borrowed", "copilot-sub-borrowed");

  private static final Map<String, String> CLIENTS =
      Map.of(
          "claude", "claude-code", "codex", "codex", "gemini", "gemini-cli", "copilot", "copilot-cli", "opencode",
          "opencode");

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

  /** The client's name in our words. */
  String client() {
    return Objects.requireNonNull(CLIENTS.get(name.split("-", 2)[0]), name);
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
