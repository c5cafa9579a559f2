package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it: with a real worker in a process of its own. */
@Timeout(240)
class DemoFlowTest {

  private static final Map<String, String> CLIENTS =
      Map.of(
          "claude", "claude-code", "codex", "codex", "gemini", "gemini-cli", "copilot", "copilot-cli", "opencode",
          "opencode");

  private static final long BEGAN_AT_MS = 1_700_000_000_000L;

  @TempDir Path directory;
  private final TestingTerminal terminal = new TestingTerminal();

  @Test
  void a_recorded_session_is_remembered_told_to_the_next_one_and_proved() {
    assertThat(terminal.run("demo")).as(terminal.err()).isZero();
    assertThat(terminal.out())
        .startsWith("183 hook events of a session from ")
        .containsPattern("\nWhat was remembered   [1-9]\\d* observations, [1-9]\\d* summaries\n")
        .containsPattern("\n     (bugfix|feature|refactor|change|discovery|decision) +\\S")
        .containsPattern("\n     summary +\\S")
        .containsPattern("\nWhat the next session is told first   [1-9]\\d* characters\n  │ <varve-context>")
        .containsPattern("\n  │ .*Summary #S\\d+")
        .containsPattern("\nWhat was kept out   and why\n +[1-9]\\d*  secrets redacted +\\w+ \\d")
        .containsPattern("\n +\\d+  messages skipped")
        .containsPattern("\n +[1-9]\\d*  deliveries doubled +recognised, kept once\n")
        .containsPattern("\n +[1-9]\\d*  events without news +\\w+")
        .containsPattern("\naccepted [1-9]\\d* = done [1-9]\\d* \\(remembered [1-9].*   balanced\n");
  }

  @Test
  void recorded_sessions_of_every_client_are_played_and_ended() throws Exception {
    Path file = Files.writeString(directory.resolve("all.jsonl"), everyClient() + privateWork());
    assertThat(terminal.run("demo", "--json", "--keep", "--events", file.toString())).as(terminal.err()).isZero();
    Path home = Path.of(terminal.err().replaceAll("(?s).*a worker in (\\S*varve-demo-[0-9]+).*", "$1"));
    try {
      assertThat(terminal.json().fieldNames()).toIterable().containsExactly(
          "events", "accepted", "observations", "summaries", "duplicates", "skipped", "redacted", "balanced", "millis");
      assertThat(terminal.json().path("balanced").asBoolean()).isTrue();
      assertThat(terminal.json().path("skipped").asInt()).isPositive();
      assertThat(sessions(home))
          .allSatisfy(session -> assertThat(session.path("endedAt").asText()).startsWith("20"))
          .extracting(session -> session.path("client").asText() + " " + session.path("prompts").asInt())
          .contains("claude-code 1", "codex 1", "gemini-cli 1", "copilot-cli 1", "opencode 1");
      assertThat(sessions(home)).extracting(session -> session.path("clientSessionId").asText()).contains("team/alpha%1");
      looksAround(new TestingTerminal(home));
    } finally {
      new TestingTerminal(home).run("stop");
      DemoHome.delete(home);
    }
  }

  /** What the demo says one can do with a worker that is kept. */
  private static void looksAround(TestingTerminal terminal) {
    assertThat(terminal.run("tail")).isZero();
    assertThat(terminal.out()).contains("prompt", "tool_use", "observation");
    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.run("tail", "--since=-5")).isEqualTo(2);
    assertThat(terminal.err()).contains("--since must be a whole number from 0, not -5");
    assertThat(terminal.run("status")).isZero();
    assertThat(terminal.out()).contains("nothing waits").containsPattern("observer +rules in use");
    assertThat(terminal.lines()).last().asString().startsWith("  streams");
  }

  private static List<JsonNode> sessions(Path home) throws IOException, InterruptedException {
    try (Api api = Workplace.at(home, Map.of()).required().api()) {
      return api.get("/v1/sessions?limit=100").path("items").valueStream().toList();
    }
  }

  /** One session of each that has been recorded, as lines of a recording. */
  private static String everyClient() throws IOException {
    StringBuilder lines = new StringBuilder();
    long at = BEGAN_AT_MS;
    for (Map.Entry<String, String> client : CLIENTS.entrySet()) {
      for (String hook : recorded(client.getKey()).lines().toList()) {
        JsonNode event = Terminal.JSON.readTree(hook);
        lines.append(line(at++, client.getValue(), event.path("event").asText(), event.path("payload")));
      }
    }
    return lines.toString();
  }

  /** What is not kept, in a session whose name has signs with a meaning in addresses. */
  private static String privateWork() {
    ObjectNode prompt = Terminal.object().put("session_id", "team/alpha%1").put("prompt", "<private>Hello</private>");
    ObjectNode use = Terminal.object().put("session_id", "team/alpha%1").put("tool_name", "Bash").put("tool_use_id", "t");
    use.putObject("tool_input").put("command", "ls");
    return line(BEGAN_AT_MS, "claude-code", "UserPromptSubmit", prompt)
        + line(BEGAN_AT_MS, "claude-code", "PostToolUse", use.put("tool_response", "a b"));
  }

  private static String line(long at, String client, String event, JsonNode payload) {
    return Terminal.object().put("at", at).put("client", client).put("event", event).set("payload", payload) + "\n";
  }

  private static String recorded(String name) throws IOException {
    String resource = "/dev/varve/capture/" + name + "/events.jsonl";
    try (InputStream in = Objects.requireNonNull(DemoFlowTest.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
