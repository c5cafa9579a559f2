package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask what over TCP. */
final class AccessTest {

  private static final String TOKEN = "Authorization: Bearer " + TestingWorker.TOKEN.value();

  @TempDir private static Path home;
  @AutoClose private static TestingWorker worker;

  @BeforeAll
  static void open() throws IOException {
    worker = TestingWorker.ready(home);
  }

  private String ask(String path, String... headers) {
    String[] lines = new String[headers.length + 1];
    lines[0] = "GET " + path + " HTTP/1.1";
    System.arraycopy(headers, 0, lines, 1, headers.length);
    return RawExchange.tcp(worker.door.port()).ask(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer wrong",
        "Authorization: Bearer",
        "Authorization: Basic abab",
        "Authorization: abababab",
        "X-Token: abab"
      })
  void wrong_token_is_a_401_without_a_hint(String header) {
    assertThat(ask("/v1/status", "Host: localhost", header))
        .startsWith("HTTP/1.1 401")
        .contains("WWW-Authenticate: Bearer", "urn:varve:problem:unauthorized")
        .doesNotContain(TestingWorker.TOKEN.value());
  }

  @Test
  void every_path_needs_the_token_even_one_that_does_not_exist() {
    for (String path : new String[] {"/v1/sessions", "/v1/events", "/v1/shutdown", "/nothing", "/healthz/", "/v1"}) {
      assertThat(ask(path, "Host: localhost")).as(path).startsWith("HTTP/1.1 401");
    }
  }

  private static String hookToken() throws IOException {
    return "Authorization: Bearer " + Files.readString(home.resolve("hook-token"));
  }

  private static String post(String path, String token) {
    return RawExchange.tcp(worker.door.port())
        .ask("POST " + path + " HTTP/1.1", "Host: localhost", "Content-Length: 0", token);
  }

  @Test
  void token_for_hooks_opens_the_routes_of_hooks() throws IOException {
    assertThat(post("/v1/hooks/claude-code/PostToolUse", hookToken())).startsWith("HTTP/1.1 400");
    assertThat(post("/v1/hooks/opencode/tool.execute.after", hookToken())).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/shutdown", "/v1/tokens/rotate", "/v1/hooks", "/v1/hooks/", "/v1/hooks/codex", "/v1/hooks/../shutdown",
        "/v1/hooks/x/../../shutdown", "/v1/hooks/..;/shutdown", "/v1/hooks/%2e%2e/shutdown", "/v1/hooks/codex/Stop/x",
        "/v1/hooks//shutdown", "/v1/sessions/codex/s/end", "/x/v1/hooks/codex/Stop"
      })
  void token_for_hooks_opens_nothing_else(String path) throws IOException {
    assertThat(post(path, hookToken())).as(path).containsPattern("^HTTP/1.1 40[01]");
    assertThat(worker.stopAsked.getCount()).isEqualTo(1);
    assertThat(ask("/v1/status", "Host: localhost", hookToken())).startsWith("HTTP/1.1 401");
  }

  @Test
  void rotated_token_opens_and_the_one_before_does_not() throws IOException {
    String before = hookToken();
    assertThat(post("/v1/tokens/rotate?which=hooks", TOKEN)).startsWith("HTTP/1.1 200").contains("[\"hooks\"]");
    assertThat(post("/v1/hooks/codex/Stop", before)).startsWith("HTTP/1.1 401");
    assertThat(post("/v1/hooks/codex/Stop", hookToken())).startsWith("HTTP/1.1 400");
    assertThat(ask("/v1/status", "Host: localhost", TOKEN)).startsWith("HTTP/1.1 200");
    assertThat(post("/v1/tokens/rotate?which=all", TOKEN)).startsWith("HTTP/1.1 400");
  }

  @Test
  void tokens_are_not_rotated_by_a_body_that_asks_for_something() throws IOException, InterruptedException {
    String before = hookToken();
    assertThat(worker.caller().post("/v1/tokens/rotate", "{\"which\":\"all\"}").status()).isEqualTo(400);
    assertThat(hookToken()).isEqualTo(before);
    assertThat(worker.caller().post("/v1/tokens/rotate?which=hooks", "{}").status()).isEqualTo(200);
    assertThat(hookToken()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/v1/identity?nonce=00112233445566778899"})
  void life_signs_need_no_token(String path) {
    assertThat(ask(path, "Host: localhost")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.1:24117", "localhost", "localhost:1", "[::1]", "[::1]:24117"})
  void loopback_names_are_let_in(String host) {
    assertThat(ask("/v1/status", "Host: " + host, TOKEN)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example", "evil.example:24117", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.2", "0.0.0.0",
        "[::2]", "localhost:24117:1"
      })
  void another_host_is_turned_away_even_with_the_token(String host) {
    assertThat(ask("/v1/status", "Host: " + host, TOKEN)).containsPattern("^HTTP/1.1 40[03]");
    assertThat(ask("/healthz", "Host: " + host)).containsPattern("^HTTP/1.1 40[03]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://localhost:7", "http://localhost:8", "http://127.0.0.1:7"})
  void page_of_another_origin_is_turned_away(String origin) {
    assertThat(ask("/v1/status", "Host: localhost:7", "Origin: " + origin, TOKEN))
        .startsWith("HTTP/1.1 403")
        .contains("urn:varve:problem:foreign")
        .doesNotContain("Access-Control");
  }

  @Test
  void our_own_page_is_let_in_and_nobody_gets_cors() {
    assertThat(ask("/v1/status", "Host: localhost:7", "Origin: http://localhost:7", TOKEN))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("Access-Control");
  }

  @Test
  void every_answer_forbids_scripts_frames_guessing_and_caching() {
    for (String path : new String[] {"/healthz", "/v1/status", "/nothing"}) {
      assertThat(ask(path, "Host: localhost", TOKEN))
          .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff", "no-store")
          .doesNotContain("Server:", "X-Powered-By");
    }
  }
}
