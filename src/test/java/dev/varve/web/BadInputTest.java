package dev.varve.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.web.HttpCaller.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is the sender's fault: it is answered with a problem of the 400s and nothing of it is stored. */
final class BadInputTest {

  private static final String HOOK = "/v1/hooks/claude-code/PostToolUse";

  @TempDir private static Path home;
  @AutoClose private static TestingWorker worker;

  @BeforeAll
  static void open() throws IOException {
    worker = TestingWorker.ready(home);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmp", "./a", "/w/a\\u0000b", "/w/a\\u001b[31m"})
  void directory_of_the_plain_api_is_an_absolute_path(String cwd) throws Exception {
    String body = "{\"text\":\"x\",\"cwd\":\"%s\"}".formatted(cwd);
    assertThat(worker.caller().post("/v1/sessions/api/s/prompts", body).status()).isEqualTo(400);
    String windows = "{\"text\":\"x\",\"cwd\":\"C:\\\\work\"}";
    assertThat(worker.caller().post("/v1/sessions/api/w/prompts", windows).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/notes", "/v1/forget", "/v1/privacy/pause", "/v1/projects/rename", "/v1/queue/retry"})
  void body_is_one_json_object_and_what_is_wrong_with_it_is_said(String path) throws Exception {
    for (String body : new String[] {"{\"text\":\"x\"} {}", "{\"text\":\"x\"} garbage", "{\"text\":"}) {
      Said said = worker.caller().post(path, body);
      assertThat(said.status()).as(body).isEqualTo(400);
      assertThat(said.json().path("detail").asText()).startsWith("the body is not one valid JSON value, at line 1, column");
    }
    Said array = worker.caller().post(path, "[]");
    assertThat(array.status()).isEqualTo(400);
    assertThat(array.json().path("detail").asText()).isEqualTo("the body must be a JSON object");
  }

  @Test
  void packed_body_is_not_taken() throws Exception {
    Said said = worker.caller().post(HOOK, hook("s"), "Content-Encoding", "gzip");
    assertProblem(said, 415);
    assertThat(said.json().path("type").asText()).endsWith(":encoded");
    assertThat(worker.caller().post(HOOK, hook("s"), "Content-Encoding", "identity").status()).isEqualTo(200);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("empty", bytes("")),
        Arguments.of("not JSON", bytes("hello")),
        Arguments.of("half JSON", bytes("{\"session_id\":")),
        Arguments.of("two values", bytes("{} {}")),
        Arguments.of("an array", bytes("[]")),
        Arguments.of("null", bytes("null")),
        Arguments.of("no session", bytes("{\"tool_name\":\"Bash\"}")),
        Arguments.of("a number as session", bytes("{\"session_id\":7,\"tool_name\":\"Bash\"}")),
        Arguments.of("no tool", bytes("{\"session_id\":\"s\"}")),
        Arguments.of("an object as tool", bytes("{\"session_id\":\"s\",\"tool_name\":{}}")),
        Arguments.of("an empty session", hook("")),
        Arguments.of("a session of 10 kB", hook("s".repeat(10_000))),
        Arguments.of("NUL in the session", hook("s\\u0000")),
        Arguments.of("a lone surrogate in the session", hook("s\\ud800")),
        Arguments.of("NUL in the body", bytes("{\"session_id\":\"s\u0000\",\"tool_name\":\"Bash\"}")),
        Arguments.of("invalid UTF-8", invalidUtf8()),
        Arguments.of("10,000 levels", bytes("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))),
        Arguments.of("10,000 open arrays", bytes("[".repeat(10_000))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void body_that_is_no_event_is_a_400(String what, byte[] body) throws Exception {
    long before = accepted();

    assertProblem(worker.caller().post(HOOK, body, "Content-Type", "application/json"), 400);
    assertThat(accepted()).as(what).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "?"})
  void body_of_another_type_is_a_415(String type) throws Exception {
    assertProblem(worker.caller().post(HOOK, hook("s"), "Content-Type", type), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "application/vnd.client+json"})
  void any_json_type_is_taken(String type) throws Exception {
    assertThat(worker.caller().post(HOOK, hook("s"), "Content-Type", type).status()).isEqualTo(200);
  }

  @Test
  void body_above_the_limit_is_a_413_with_a_length_and_without_one() throws Exception {
    byte[] large = bytes("{\"session_id\":\"s\",\"tool_name\":\"Bash\",\"x\":\"" + "x".repeat(40 << 20) + "\"}");

    assertProblem(worker.caller().post(HOOK, large), 413);
    assertProblem(worker.caller().postChunked(HOOK, large), 413);
    assertThat(worker.caller().get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void large_body_within_the_limit_is_taken_with_a_length_and_without_one() throws Exception {
    byte[] large = hook("large\",\"tool_input\":{\"text\":\"" + "x y ".repeat(1 << 20) + "\"},\"z\":\"");

    assertThat(worker.caller().post(HOOK, large).header("Varve-Status")).isEqualTo("queued");
    assertThat(worker.caller().postChunked(HOOK, large).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"Varve-At, yesterday", "Varve-At, -1", "Varve-At, 99999999999999999999", "Varve-Delivery, a b"})
  void bad_delivery_header_is_a_400(String name, String value) throws Exception {
    assertProblem(worker.caller().post(HOOK, hook("s"), name, value), 400);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/sessions?foo=1, foo",
    "/v1/sessions?limit=0, limit",
    "/v1/sessions?limit=501, limit",
    "/v1/sessions?limit=ten, limit",
    "/v1/sessions?limit=, limit",
    "/v1/sessions?before=-1, before",
    "/v1/sessions?project=a&project=b, project",
    "/v1/sessions?type=change, type",
    "/v1/sessions/abc, id",
    "/v1/observations?type=nonsense, type",
    "/v1/observations?session=x, session",
    "/v1/observations/0, id",
    "/v1/summaries?client=codex, client",
    "/v1/prompts?type=change, type",
    "/v1/context, cwd",
    "/v1/context?cwd=%00, cwd",
    "/v1/context?cwd=tally, cwd",
    "/v1/search?q=x&cwd=., cwd",
    "/v1/recent?cwd=../tally, cwd",
    "/v1/timeline?at=2026-01-31T12:00:00Z&cwd=tally, cwd",
    "/v1/by-file?path=src/Parser.java&cwd=~/tally, cwd",
    "/v1/export?cwd=tally, cwd",
    "/v1/status?x=1, x",
    "/v1/queue?x=1, x",
    "/v1/audit?x=1, x",
    "/v1/events?x=1, x",
    "/v1/identity, nonce",
    "/v1/identity?nonce=zz, nonce"
  })
  void bad_parameter_is_a_400_that_names_it(String path, String name) throws Exception {
    Said said = worker.caller().get(path);

    assertProblem(said, 400);
    assertThat(said.json().path("detail").asText()).contains("'" + name + "'");
  }

  @Test
  void what_shall_be_forgotten_is_not_looked_for_in_a_directory_of_the_worker() throws Exception {
    Said said = worker.caller().post("/v1/forget", "{\"cwd\":\"tally\"}");

    assertProblem(said, 400);
    assertThat(said.json().path("detail").asText()).isEqualTo("the field 'cwd' must be an absolute path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ids\":[]}", "{\"ids\":7}", "{\"ids\":[\"1\"]}", "{\"ids\":[1.5]}", "[1]", "no", ""})
  void dead_messages_are_named_by_numbers(String body) throws Exception {
    assertProblem(worker.caller().post("/v1/queue/retry", body), 400);
    assertProblem(worker.caller().post("/v1/queue/drop", body), 400);
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, 404",
    "GET /v1/../../etc/passwd HTTP/1.1, 400",
    "GET /v1/hooks/claude-code/PostToolUse HTTP/1.1, 405",
    "DELETE /v1/observations HTTP/1.1, 405",
    "TRACE /v1/status HTTP/1.1, 405",
    "GET /v1/sessions?project=%zz HTTP/1.1, 400",
    "GET /v1/sessions?project=%ff HTTP/1.1, 400",
    "GET /v1/observations/%ff HTTP/1.1, 400",
    "GET /v1/observations/%2e%2e HTTP/1.1, 400",
    "nonsense, 400",
    "GET /v1/status HTTP/9.9, 400"
  })
  void odd_request_line_is_answered_with_a_problem(String line, int status) {
    String answer = RawExchange.tcp(worker.door.port()).ask(line, "Host: localhost", "Authorization: Bearer " + token());

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains(Problem.CONTENT_TYPE, "nosniff");
  }

  @Test
  void headers_above_the_limit_are_a_431() {
    String answer =
        RawExchange.tcp(worker.door.port()).ask("GET /healthz HTTP/1.1", "Host: localhost", "X: " + "x".repeat(20_000));

    assertThat(answer).startsWith("HTTP/1.1 431").contains(Problem.CONTENT_TYPE);
  }

  @Test
  void path_above_the_limit_is_a_414() {
    String answer =
        RawExchange.tcp(worker.door.port()).ask("GET /" + "x".repeat(20_000) + " HTTP/1.1", "Host: localhost");

    assertThat(answer).startsWith("HTTP/1.1 414").contains(Problem.CONTENT_TYPE);
  }

  @Test
  void broken_chunks_are_a_400() {
    String answer =
        RawExchange.tcp(worker.door.port())
            .send(
                "POST " + HOOK + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains(Problem.CONTENT_TYPE);
  }

  private static void assertProblem(Said said, int status) {
    assertThat(said.status()).as(said.json().toString()).isEqualTo(status);
    assertThat(said.header("Content-Type")).isEqualTo(Problem.CONTENT_TYPE);
    assertThat(said.json().path("status").asInt()).isEqualTo(status);
    assertThat(said.json().path("type").asText()).startsWith("urn:varve:problem:");
    assertThat(said.json().path("detail").asText()).isNotEmpty();
    assertThat(said.json().path("remedy").asText()).isNotEmpty();
    assertThat(said.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  private static long accepted() throws Exception {
    return worker.caller().get("/v1/audit").json().path("accepted").asLong();
  }

  private static String token() {
    return TestingWorker.TOKEN.value();
  }

  private static byte[] hook(String session) {
    return bytes("{\"session_id\":\"" + session + "\",\"tool_name\":\"Bash\",\"tool_use_id\":\"t\"}");
  }

  private static byte[] invalidUtf8() {
    byte[] body = hook("sXX");
    byte[] broken = Arrays.copyOf(body, body.length);
    broken[new String(body, UTF_8).indexOf("XX")] = (byte) 0xc3;
    return broken;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
