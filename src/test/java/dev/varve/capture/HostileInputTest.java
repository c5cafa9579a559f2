package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

class HostileInputTest {

  private static final String SECRET = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";
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

  private static final Path FOLDER = temporary();

  private static final TestingCapture TESTING = new TestingCapture(FOLDER);

  private static Path temporary() {
    try {
      return Files.createTempDirectory("varve-hostile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Had nothing of a client been stored, nothing would have been tested. */
  @AfterContainer
  static void close() throws IOException {
    List<List<String>> clients = TESTING.stored.rows("SELECT DISTINCT client FROM sessions");
    TESTING.close();
    assertThat(clients).flatExtracting(row -> row).containsAll(EVENTS.keySet());
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(HostileInputTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An event of a client. */
  record Event(String client, String name) {}

  @Provide
  Arbitrary<Event> events() {
    return Arbitraries.of(EVENTS.entrySet().stream()
        .flatMap(client -> client.getValue().stream().map(name -> new Event(client.getKey(), name)))
        .sorted(java.util.Comparator.comparing(Event::toString))
        .toList());
  }

  @Provide
  Arbitrary<JsonNode> bodies() {
    Arbitrary<JsonNode> leaf =
        Arbitraries.oneOf(
            Arbitraries.of("s1", "s2", "Bash", "", SECRET, "x " + SECRET + " y", "x-" + SECRET, "/tmp/" + SECRET, "\u0000")
                .map(TextNode::new),
            Arbitraries.strings().ofMaxLength(10).map(TextNode::new),
            Arbitraries.of(SECRET, "x-" + SECRET).map(TextNode::new),
            Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(JsonNodeFactory.instance.nullNode(), JsonNodeFactory.instance.booleanNode(true)));
    Arbitrary<JsonNode> value = Arbitraries.recursive(() -> leaf, HostileInputTest::container, 0, 2);
    return object(value, 20).map(HostileInputTest::withSession);
  }

  private static Arbitrary<JsonNode> container(Arbitrary<JsonNode> inner) {
    Arbitrary<JsonNode> array = inner.list().ofMaxSize(3).map(list -> JsonNodeFactory.instance.arrayNode().addAll(list));
    return Arbitraries.oneOf(array, object(inner, 4).map(node -> node));
  }

  private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values, int size) {
    return Arbitraries.maps(Arbitraries.of(NAMES), values).ofMaxSize(size).map(HostileInputTest::object);
  }

  private static ObjectNode object(Map<String, JsonNode> fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(object::set);
    return object;
  }

  /** Most bodies get far enough to be stored. */
  private static JsonNode withSession(ObjectNode body) {
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

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void any_json_for_any_event_is_taken_or_refused_and_never_stores_a_planted_secret(
      @ForAll("events") Event event, @ForAll("bodies") JsonNode body) {
    byte[] bytes = sent(event, body);
    sent(() -> TESTING.hook(event.client(), event.name(), bytes));
    assertThat(TESTING.stored.everything()).doesNotContain(SECRET);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void any_json_for_the_plain_api_is_taken_or_refused_and_never_stores_a_planted_secret(@ForAll("bodies") JsonNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    String session = body.path("session_id").asText();
    sent(() -> TESTING.capture.prompt("api", session, bytes, PLAIN));
    sent(() -> TESTING.capture.toolUse("api", session, bytes, PLAIN));
    sent(() -> TESTING.capture.summarize("api", session, bytes, PLAIN));
    sent(() -> TESTING.capture.end("api", session, bytes, PLAIN));
    assertThat(TESTING.stored.everything()).doesNotContain(SECRET);
  }

  /** What is refused leaves every count as it was; anything but a refusal is thrown on. */
  private static void sent(Runnable event) {
    var before = TESTING.stored.counts();
    try {
      event.run();
    } catch (BadPayload refused) {
      assertThat(TESTING.stored.counts()).as(refused.getMessage()).isEqualTo(before);
    }
  }

  @Property(tries = 200)
  void bytes_of_any_kind_are_refused(@ForAll byte[] body) {
    sent(() -> TESTING.hook("PostToolUse", body));
  }
}
