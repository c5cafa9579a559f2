package dev.varve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.settings.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Lines in, lines out. */
final class McpCommandTest {

  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}\n";

  @TempDir private Path home;
  private TestingTerminal terminal = new TestingTerminal();

  @BeforeEach
  void name() {
    terminal = new TestingTerminal(home);
  }

  private int run(String input) {
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(UTF_8));
    return new CommandLine(new McpCommand(terminal.terminal(), in)).execute();
  }

  private List<JsonNode> answers() throws IOException {
    return terminal.lines().stream().map(McpCommandTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return Terminal.JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }

  @Test
  void lines_go_to_the_worker_as_they_are_and_its_answers_come_back() throws IOException {
    try (TestingDoor door = TestingDoor.open(home).answers("/mcp", 200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")) {
      assertThat(run(PING.formatted(1) + "\n" + PING.formatted("\"zwei ä\""))).isZero();

      assertThat(door.asked)
          .containsExactly("POST /mcp " + PING.formatted(1).strip(), "POST /mcp " + PING.formatted("\"zwei ä\"").strip());
      assertThat(terminal.lines()).hasSize(2).containsOnly("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
      assertThat(terminal.err()).isEmpty();
    }
  }

  @Test
  void what_gets_no_answer_leaves_no_line() throws IOException {
    try (TestingDoor _ = TestingDoor.open(home).answers("/mcp", 202, "")) {
      assertThat(run("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n")).isZero();
      assertThat(terminal.out()).isEmpty();
    }
  }

  @Test
  void an_error_in_json_rpc_passes_with_any_status() throws IOException {
    String error = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"no\"}}";
    try (TestingDoor _ = TestingDoor.open(home).answers("/mcp", 400, error)) {
      run("nonsense\n");
      assertThat(terminal.lines()).containsExactly(error);
    }
  }

  @Test
  void a_problem_of_the_worker_becomes_the_answer_to_the_request() throws IOException {
    String problem = "{\"type\":\"urn:varve:problem:busy\",\"detail\":\"too much at once\",\"remedy\":\"Ask again\"}";
    try (TestingDoor _ = TestingDoor.open(home).answers("/mcp", 503, problem)) {
      run(PING.formatted("\"a\"") + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");

      assertThat(answers()).singleElement().satisfies(answer -> {
        assertThat(answer.path("id").asText()).isEqualTo("a");
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32000);
        assertThat(answer.at("/error/message").asText()).contains("too much at once", "Ask again");
      });
    }
  }

  @Test
  void a_line_that_is_too_long_is_told_so_and_the_next_one_goes_on() throws IOException {
    try (TestingDoor door = TestingDoor.open(home).answers("/mcp", 200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")) {
      run("x".repeat(JsonLines.LINE_BYTES_MAX + 1) + "\n" + PING.formatted(1));

      assertThat(answers()).extracting(answer -> answer.at("/error/code").asInt()).containsExactly(-32600, 0);
      assertThat(door.asked).hasSize(1);
    }
  }

  @Test
  void settings_that_cannot_be_read_are_an_answer_with_a_remedy_to_every_request() throws IOException {
    Files.writeString(home.resolve("settings.toml"), "no = such = thing");
    assertThat(run(PING.formatted(1) + PING.formatted("\"b\"") + "{\"id\":[]}\nnonsense\n")).isZero();

    assertThat(answers()).hasSize(2).allSatisfy(answer -> {
      assertThat(answer.path("jsonrpc").asText()).isEqualTo("2.0");
      assertThat(answer.at("/error/code").asInt()).isEqualTo(-32000);
      assertThat(answer.at("/error/message").asText()).contains("memory cannot be asked", "docs/settings.md");
    });
    assertThat(answers()).extracting(answer -> answer.path("id").asText()).containsExactly("1", "b");
  }

  @Test
  void where_no_worker_can_run_every_request_is_answered_with_what_helps() throws IOException {
    terminal.with("VARVE_PORT", "0");
    Files.writeString(new Home(home).database(), "this is no database, and a worker refuses it ".repeat(200));
    assertThat(run(PING.formatted(1) + PING.formatted(2))).isZero();

    assertThat(answers()).hasSize(2).allSatisfy(answer -> {
      assertThat(answer.at("/error/code").asInt()).isEqualTo(-32000);
      assertThat(answer.at("/error/message").asText()).contains("memory cannot be asked", "the worker did not start", "Read ");
    });
    assertThat(answers()).extracting(answer -> answer.path("id").asInt()).containsExactly(1, 2);
  }

  @Test
  void a_worker_that_was_replaced_is_found_again() throws IOException {
    String answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"worker\":%d}}";
    TestingDoor first = TestingDoor.open(home).answers("/mcp", 200, answer.formatted(1));
    McpWorker worker =
        new McpWorker(new Workplace(terminal.terminal().env()), terminal.terminal().clock(), "/work/tally");
    McpBridge bridge = new McpBridge(worker);
    JsonLines.Line ping = new JsonLines.Line(PING.formatted(1).getBytes(UTF_8), false);
    try (worker) {
      assertThat(bridge.answer(ping)).contains("\"worker\":1");
      first.close();
      try (TestingDoor _ = TestingDoor.open(home).answers("/mcp", 200, answer.formatted(2))) {
        assertThat(bridge.answer(ping)).contains("\"worker\":2");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
