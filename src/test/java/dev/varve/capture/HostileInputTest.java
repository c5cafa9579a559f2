package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.chance.Chance;
import dev.varve.chance.Changed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileInputTest {

  private static final String SECRET = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Delivery PLAIN = new Delivery(null, null);
  private static final Map<String, List<String>> EVENTS =
      Map.of(
          "claude-code",
          List.of(
              "SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure", "PostToolBatch",
              "Stop", "StopFailure", "SubagentStop", "PostCompact", "SessionEnd", "Unknown"),
          "codex",
          List.of("SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop", "SessionEnd", "Unknown"),
          "gemini-cli",
          List.of("SessionStart", "BeforeAgent", "BeforeTool", "AfterTool", "AfterAgent", "SessionEnd", "Unknown"),
          "copilot-cli",
          List.of(
              "sessionStart", "userPromptSubmitted", "postToolUse", "PostToolUse", "postToolUseFailure", "agentStop",
              "errorOccurred", "sessionEnd", "unknown"),
          "opencode",
          List.of(
              "session.created", "chat.message", "tool.execute.after", "session.idle", "session.error",
              "session.deleted", "dispose", "unknown"),
          "cursor",
          List.of(
              "sessionStart", "beforeSubmitPrompt", "postToolUse", "postToolUseFailure", "afterMCPExecution", "stop",
              "sessionEnd", "unknown"));
  private static final String[] NAMES = {
    "session_id", "prompt_id", "cwd", "prompt", "tool_name", "tool_use_id", "tool_input", "tool_response",
    "tool_calls", "error", "last_assistant_message", "agent_id", "agent_type", "source", "id", "promptId", "number",
    "text", "at", "tool", "input", "response", "outcome", "agentId", "agentType", "answer", "failure", SECRET,
    "turn_id", "timestamp", "mcp_context", "server_name", "llmContent", "prompt_response", "sessionId", "toolName",
    "toolArgs", "toolResult", "tool_result", "textResultForLlm", "resultType", "parentAgentId", "recoverable",
    "sessionID", "callID", "args", "output", "content", "metadata", "exit", "message", "parts", "type", "agent",
    "conversation_id", "generation_id", "workspace_roots", "tool_output", "result_json", "mcp_server_name",
    "error_message", "failure_type", "status"
  };

  private static final List<String> NEEDED =
      List.of("session_id", "sessionId", "sessionID", "prompt", "text", "tool_name", "toolName", "tool");
  private static final List<String> OPTIONAL =
      List.of(
          "agent_type", "agentType", "error", "number", "at", "outcome", "tool_calls", "cwd", "prompt_response",
          "textResultForLlm", "resultType", "agent", "conversation_id", "generation_id", "mcp_server_name",
          "error_message", "failure_type", "status", "last_assistant_message");

  /** What must be of one type for most events to be taken at all. */
  private static final List<String> OBJECTS =
      List.of("tool_response", "toolResult", "tool_result", "mcp_context", "metadata");

  private static final String[] TEXTS = {
    "s1", "s2", "Bash", "", SECRET, "x " + SECRET + " y", "x-" + SECRET, "/tmp/" + SECRET, "\u0000"
  };

  @TempDir private static Path folder;
  @AutoClose private static TestingCapture testing;

  @BeforeAll
  static void open() {
    testing = new TestingCapture(folder);
  }

  /** An event of a client. */
  record Event(String client, String name) {}

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    EVENTS.forEach((client, names) -> names.forEach(name -> events.add(new Event(client, name))));
    events.sort(Comparator.comparing(Event::toString));
    return events;
  }

  private static ObjectNode body(Chance chance) {
    return withSession(object(chance, 20, 2));
  }

  private static JsonNode value(Chance chance, int depth) {
    if (depth > 0 && chance.yes()) {
      return chance.yes()
          ? JSON.arrayNode().addAll(chance.list(0, 3, () -> value(chance, depth - 1)))
          : object(chance, 4, depth - 1);
    }
    return switch (chance.random().nextInt(5)) {
      case 0 -> JSON.textNode(chance.of(TEXTS));
      case 1 -> JSON.textNode(chance.text(10));
      case 2 -> JSON.textNode(chance.of(SECRET, "x-" + SECRET));
      case 3 -> JSON.numberNode(chance.random().nextInt());
      default -> chance.yes() ? JSON.nullNode() : JSON.booleanNode(true);
    };
  }

  private static ObjectNode object(Chance chance, int size, int depth) {
    ObjectNode object = JSON.objectNode();
    for (int left = chance.between(0, size); left > 0; left--) {
      object.set(chance.of(NAMES), value(chance, depth));
    }
    return object;
  }

  /** Most bodies get far enough to be stored. */
  private static ObjectNode withSession(ObjectNode body) {
    for (String needed : NEEDED) {
      if (!body.path(needed).isTextual() || body.path(needed).textValue().isEmpty()) {
        body.put(needed, "s1");
      }
    }
    for (String optional : OPTIONAL) {
      if (!body.path(optional).isTextual()) {
        body.remove(optional);
      }
    }
    for (String object : OBJECTS) {
      if (!body.path(object).isObject()) {
        body.remove(object);
      }
    }
    body.remove("timestamp");
    return body;
  }

  /** As a client sends it: OpenCode's plugin puts hooks into an envelope, and some clients give a time. */
  private static byte[] sent(Event event, JsonNode body) {
    ObjectNode sent = body.deepCopy();
    if (event.client().equals("gemini-cli") || event.client().equals("copilot-cli")) {
      sent.put("timestamp", sent.hashCode());
    }
    if (event.client().equals("opencode")) {
      ObjectNode output = body.deepCopy();
      output.set("message", body);
      output.putArray("parts").add(body);
      sent.removeAll().set("output", output);
      sent.set("input", body);
    }
    return sent.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Had nothing of a client been stored, nothing would have been tested. */
  @Test
  void any_json_for_any_event_is_taken_or_refused_and_never_stores_a_planted_secret() {
    List<Event> events = events();
    Chance.tries(
        600,
        chance -> {
          Event event = chance.of(events);
          byte[] bytes = sent(event, body(chance));
          sent(() -> testing.hook(event.client(), event.name(), bytes));
          assertThat(testing.stored.everything()).doesNotContain(SECRET);
        });
    assertThat(testing.stored.rows("SELECT DISTINCT client FROM sessions"))
        .flatExtracting(row -> row)
        .containsAll(EVENTS.keySet());
  }

  @Test
  void any_json_for_the_plain_api_is_taken_or_refused_and_never_stores_a_planted_secret() {
    Chance.tries(
        150,
        chance -> {
          JsonNode body = body(chance);
          byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
          String session = body.path("session_id").asText();
          sent(() -> testing.capture.prompt("api", session, bytes, PLAIN));
          sent(() -> testing.capture.toolUse("api", session, bytes, PLAIN));
          sent(() -> testing.capture.summarize("api", session, bytes, PLAIN));
          sent(() -> testing.capture.end("api", session, bytes, PLAIN));
          assertThat(testing.stored.everything()).doesNotContain(SECRET);
        });
  }

  /** What a client really sends gets further than what is made up. */
  @Test
  void a_real_event_with_any_of_its_values_changed_is_taken_or_refused_and_never_stores_a_planted_secret() {
    List<RecordedHooks> recordings = RecordedHooks.NAMES.stream().map(RecordedHooks::of).toList();
    Chance.tries(
        300,
        chance -> {
          RecordedHooks recorded = chance.of(recordings);
          RecordedHooks.Hook hook = chance.of(recorded.hooks());
          JsonNode payload = Changed.json(hook.payload(), chance, 4, () -> value(chance, 2));
          byte[] bytes = payload.toString().getBytes(StandardCharsets.UTF_8);
          sent(() -> testing.hook(recorded.client(), hook.event(), bytes));
          assertThat(testing.stored.everything()).doesNotContain(SECRET);
        });
  }

  /** What is refused leaves every count as it was; anything but a refusal is thrown on. */
  private static void sent(Runnable event) {
    var before = testing.stored.counts();
    try {
      event.run();
    } catch (BadPayload refused) {
      assertThat(testing.stored.counts()).as(refused.getMessage()).isEqualTo(before);
    }
  }

  @Test
  void bytes_of_any_kind_are_refused() {
    Chance.tries(200, chance -> sent(() -> testing.hook("PostToolUse", chance.bytes(255))));
  }
}
