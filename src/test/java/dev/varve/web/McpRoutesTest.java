package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.web.HttpCaller.Said;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools for agents behind the worker's door. */
final class McpRoutesTest {

  private static final String TOKEN = "Authorization: Bearer " + TestingWorker.TOKEN.value();
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

  @TempDir private static Path home;
  @TempDir private static Path other;
  @AutoClose private static TestingWorker worker;

  @BeforeAll
  static void open() throws IOException {
    worker = TestingWorker.ready(home);
  }

  private static String exchange(String method, String... headers) {
    String[] lines = new String[headers.length + 1];
    lines[0] = method + " /mcp HTTP/1.1";
    System.arraycopy(headers, 0, lines, 1, headers.length);
    return RawExchange.tcp(worker.door.port()).ask(lines);
  }

  private static String call(String tool, String arguments) {
    return """
        {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"%s","arguments":%s}}""".formatted(tool, arguments);
  }

  @Test
  void nobody_asks_without_the_token_from_elsewhere_or_for_another_page() {
    assertThat(exchange("POST", "Host: localhost", "Content-Length: 0")).startsWith("HTTP/1.1 401");
    assertThat(exchange("POST", "Host: evil.example", TOKEN, "Content-Length: 0")).containsPattern("^HTTP/1.1 40[03]");
    assertThat(exchange("POST", "Host: localhost:7", "Origin: http://evil.example", TOKEN, "Content-Length: 0"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("Access-Control");
  }

  @Test
  void a_message_is_answered_with_one_line_of_json_and_the_headers_of_every_answer() throws Exception {
    Said said = worker.caller().post("/mcp", PING, "Accept", "application/json, text/event-stream");

    assertThat(said.status()).isEqualTo(200);
    assertThat(said.response().body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    assertThat(said.header("Content-Type")).startsWith("application/json");
    assertThat(said.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(said.header("Mcp-Session-Id")).isEmpty();
  }

  @Test
  void a_notification_is_a_202_without_a_body() throws Exception {
    Said said = worker.caller().post("/mcp", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");

    assertThat(said.status()).isEqualTo(202);
    assertThat(said.response().body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PUT"})
  void there_is_no_stream_and_no_session(String method) {
    assertThat(exchange(method, "Host: localhost", TOKEN)).startsWith("HTTP/1.1 405").contains("Allow: POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"jsonrpc\":\"2.0\",\"id\":[]}", "\u0000", "<html>"})
  void what_is_no_message_is_a_400_as_json_rpc_has_it(String body) throws Exception {
    Said said = worker.caller().post("/mcp", body);

    assertThat(said.status()).isEqualTo(400);
    assertThat(said.json().at("/error/code").asInt()).isIn(-32700, -32600);
    assertThat(said.json().path("id").isNull()).isTrue();
  }

  @Test
  void a_message_that_is_too_large_is_turned_away() throws Exception {
    assertThat(worker.caller().post("/mcp", "[\"" + "x".repeat(300_000) + "\"]").status()).isEqualTo(400);
    assertThat(worker.caller().postChunked("/mcp", new byte[33 << 20]).status()).isEqualTo(413);
  }

  @Test
  void the_header_says_which_project_calls_are_about() throws Exception {
    Path project = Files.createDirectories(home.resolve("projects/täl ly"));
    String cwd = URLEncoder.encode(project.toString(), StandardCharsets.UTF_8);

    Said saved = worker.caller().post("/mcp", call("save", "{\"text\":\"A note\"}"), "Varve-Cwd", cwd);
    Said recent = worker.caller().post("/mcp", call("recent", "{}"), "Varve-Cwd", cwd);

    assertThat(saved.json().at("/result/structuredContent/status").asText()).isEqualTo("saved");
    assertThat(recent.json().at("/result/structuredContent/project").asText()).isEqualTo("täl ly");
    assertThat(recent.json().at("/result/structuredContent/items/0/title").asText()).isEqualTo("A note");
    assertThat(worker.caller().post("/mcp", call("recent", "{}")).json().at("/result/isError").asBoolean()).isTrue();
    assertThat(worker.caller().post("/mcp", PING, "Varve-Cwd", "%zz").status()).isEqualTo(400);
  }

  @Test
  void many_agents_may_open_the_door_at_once() throws Exception {
    try (TestingWorker fresh = TestingWorker.ready(other);
        ExecutorService agents = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpCaller caller = fresh.caller();
      Callable<Said> ping = () -> caller.post("/mcp", PING);
      for (Future<Said> said : agents.invokeAll(Collections.nCopies(20, ping))) {
        assertThat(said.get().json().path("result").isObject()).isTrue();
      }
    }
  }

  @Test
  void before_the_worker_is_ready_it_says_so(@TempDir Path starting) throws Exception {
    try (TestingWorker early = TestingWorker.starting(starting, null, WebLimits.defaults())) {
      Said said = early.caller().post("/mcp", PING);
      assertThat(said.status()).isEqualTo(503);
      assertThat(said.json().path("type").asText()).isEqualTo("urn:varve:problem:starting");
    }
  }
}
