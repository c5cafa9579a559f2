package dev.varve.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.health.WorkerFile;
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

  private static Process start(TestingHome home, Path cwd) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp");
    builder.command().add(System.getProperty("java.class.path"));
    builder.command().addAll(List.of("dev.varve.Varve", "mcp"));
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

  private static void endWorker(TestingHome home) throws Exception {
    WorkerFile worker = WorkerFile.read(home.home().workerFile()).orElseThrow();
    ProcessHandle process = worker.process().orElseThrow();
    Caller.of(home.home(), worker.port()).post("/v1/shutdown", "{}");
    process.onExit().join();
  }

  @Test
  void it_starts_a_worker_speaks_nothing_but_json_rpc_and_ends_with_its_input(@TempDir Path directory) throws Exception {
    TestingHome home = TestingHome.in(directory);
    Path project = Files.createDirectory(directory.resolve("tally"));
    Process process = start(home, project);
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
      endWorker(home);
    }
  }
}
