package dev.varve.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code varve mcp} as a client runs it: a process with pipes. */
@Timeout(180)
class McpProcessTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
      "clientInfo":{"name":"a client","version":"1"}}}""";
  private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

  private static Process start(TestingHome home, Path cwd, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp");
    builder.command().add(System.getProperty("java.class.path"));
    builder.command().add("dev.varve.Varve");
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("VARVE_"));
    builder.environment().putAll(home.env());
    return builder.directory(cwd.toFile()).redirectError(Redirect.INHERIT).start();
  }

  private static void say(Process process, String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  private static String call(int id, String tool, String arguments) {
    return """
        {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s}}"""
        .formatted(id, tool, arguments);
  }

  private static void end(Process process, BufferedReader out) throws Exception {
    process.getOutputStream().close();
    assertThat(out.readLine()).as("after the last answer").isNull();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void it_starts_a_worker_speaks_nothing_but_json_rpc_and_ends_with_its_input(@TempDir Path directory) throws Exception {
    TestingHome home = TestingHome.in(directory);
    Path project = Files.createDirectory(directory.resolve("tally"));
    Process process = start(home, project, "mcp");
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      say(process, INITIALIZE);
      assertThat(JSON.readTree(out.readLine()).at("/result/serverInfo/name").asText()).isEqualTo("varve");
      say(process, INITIALIZED);
      say(process, call(1, "save", "{\"text\":\"Wörter\"}"));
      JsonNode saved = JSON.readTree(out.readLine());
      say(process, call(2, "recent", "{}"));
      JsonNode recent = JSON.readTree(out.readLine());

      assertThat(saved.at("/result/structuredContent/status").asText()).isEqualTo("saved");
      assertThat(recent.path("id").asInt()).isEqualTo(2);
      assertThat(recent.at("/result/structuredContent/project").asText()).isEqualTo("tally");
      assertThat(recent.at("/result/structuredContent/items/0/title").asText()).isEqualTo("Wörter");
      end(process, out);
    } finally {
      process.destroyForcibly();
      assertThat(start(home, project, "stop").waitFor()).isZero();
    }
  }

  @Test
  void where_no_worker_can_run_every_request_is_answered_with_what_helps(@TempDir Path directory) throws Exception {
    TestingHome home = TestingHome.in(directory);
    Files.createDirectories(home.home().path());
    Files.writeString(home.home().database(), "this is no database, and a worker refuses it ".repeat(200));
    Process process = start(home, directory, "mcp");
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String message : List.of(INITIALIZE, call(0, "recent", "{}"))) {
        say(process, message);
        JsonNode answer = JSON.readTree(out.readLine());
        assertThat(answer.path("id").asInt(-1)).isZero();
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32000);
        assertThat(answer.at("/error/message").asText()).contains("memory cannot be asked", "the worker did not start", "Read ");
      }
      end(process, out);
    } finally {
      process.destroyForcibly();
    }
  }
}
