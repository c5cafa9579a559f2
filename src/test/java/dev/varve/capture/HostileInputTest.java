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
  private static final List<String> EVENTS =
      List.of(
          "SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure", "PostToolBatch",
          "Stop", "StopFailure", "SubagentStop", "PostCompact", "SessionEnd", "Unknown");
  private static final String[] NAMES = {
    "session_id", "prompt_id", "cwd", "prompt", "tool_name", "tool_use_id", "tool_input", "tool_response",
    "tool_calls", "error", "last_assistant_message", "agent_id", "agent_type", "source", "id", "promptId", "number",
    "text", "at", "tool", "input", "response", "outcome", "agentId", "agentType", "answer", "failure", SECRET
  };

  private static final Path FOLDER = temporary();

  private static final TestingCapture TESTING = new TestingCapture(FOLDER);

  private static Path temporary() {
    try {
      return Files.createTempDirectory("varve-hostile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void close() throws IOException {
    TESTING.close();
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

  @Provide
  Arbitrary<String> events() {
    return Arbitraries.of(EVENTS);
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
    for (String needed : List.of("session_id", "prompt", "text", "tool_name", "tool")) {
      if (!body.path(needed).isTextual() || body.path(needed).textValue().isEmpty()) {
        body.put(needed, "s1");
      }
    }
    for (String optional : List.of("agent_type", "agentType", "error", "number", "at", "outcome", "tool_calls", "cwd")) {
      if (!body.path(optional).isTextual()) {
        body.remove(optional);
      }
    }
    return body;
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void any_json_for_any_event_is_taken_or_refused_and_never_stores_a_planted_secret(
      @ForAll("events") String event, @ForAll("bodies") JsonNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    sent(() -> TESTING.hook(event, bytes));
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
