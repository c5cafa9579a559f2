package dev.varve.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.health.WorkerFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A real worker in a process of its own, on a free port; closing stops it by the signal an operator would send. */
final class WorkerProcess implements AutoCloseable {

  /** Separated by spaces: for a profiler or another collector in the worker. */
  static final String FLAGS = "VARVE_BENCH_WORKER_FLAGS";

  /** As the launcher starts a worker. */
  private static final List<String> LAUNCHED_WITH =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UseTransparentHugePages",
          "-XX:ThreadPriorityPolicy=1",
          "-XX:CompilerThreadPriority=0",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-PrintWarnings",
          "-Xms40m",
          "-Xmn32m",
          "-Xmx512m",
          "-XX:-ShrinkHeapInSteps",
          "-XX:MaxHeapFreeRatio=50");

  private static final Duration READY_MAX = Duration.ofSeconds(30);
  private static final Duration STOP_MAX = Duration.ofSeconds(25);
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** Counting what waits reads the store, which the worker needs for itself. */
  private static final Duration DRAIN_PAUSE = Duration.ofMillis(100);

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final BenchHome home;
  private final Process process;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
  private int port;

  private WorkerProcess(BenchHome home, Process process) {
    this.home = home;
    this.process = process;
  }

  /** Starts it and does not wait. */
  static WorkerProcess start(BenchHome home, Map<String, String> env) throws IOException {
    Map<String, String> own = new HashMap<>(env);
    own.put("VARVE_HOME", home.path().toString());
    List<String> flags = new ArrayList<>(LAUNCHED_WITH);
    flags.addAll(JavaProcess.prepared());
    String more = Map.copyOf(System.getenv()).getOrDefault(FLAGS, "");
    flags.addAll(more.isBlank() ? List.of() : List.of(more.strip().split("\\s+")));
    List<String> arguments = List.of("serve", "--port", "0");
    return new WorkerProcess(
        home, JavaProcess.start(flags, "dev.varve.Varve", arguments, own, false, home.output()));
  }

  /** Starts it and returns when it is ready. */
  static WorkerProcess ready(BenchHome home, Map<String, String> env) throws IOException, InterruptedException {
    WorkerProcess worker = start(home, env);
    if (!worker.within(READY_MAX, PAUSE, worker::isReady)) {
      worker.kill();
      throw new IOException("the worker was not ready in time:\n" + Files.readString(home.output()));
    }
    return worker;
  }

  int port() {
    return port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** kill -9; returns when it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** True when it ended by itself in time. */
  boolean awaitEnd(Duration max) throws InterruptedException {
    return process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(ask(path).body());
  }

  /** Delivers one event as Claude Code's own hook would. */
  void hook(String event, String json) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request("/v1/hooks/claude-code/" + event).POST(BodyPublishers.ofString(json)).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("an event was answered with " + answer.statusCode());
    }
  }

  /** Says for the load's sessions that their client has ended them, so that what waits is summarized. */
  void endSessions(int sessions) throws IOException, InterruptedException {
    for (int i = 0; i < sessions; i++) {
      HttpRequest.Builder request = request("/v1/sessions/claude-code/" + Posts.session(i) + "/end");
      HttpResponse<String> answer =
          http.send(request.POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the end of a session was answered with " + answer.statusCode());
      }
    }
  }

  /** True when nothing waits any more within the time. */
  boolean awaitDrained(Duration max) throws InterruptedException {
    return within(max, DRAIN_PAUSE, this::isDrained);
  }

  private boolean isDrained() {
    try {
      return get("/v1/queue").path("depth").asLong(-1) == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isReady() {
    try {
      Optional<WorkerFile> file = WorkerFile.read(home.path().resolve("worker.json"));
      if (file.isEmpty() || file.get().pid() != process.pid()) {
        return false;
      }
      port = file.get().port();
      return ask("/readyz").statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + home.token())
        .header("Content-Type", "application/json");
  }

  /** Asks again until it is so, the worker has ended, or the time is over. */
  private boolean within(Duration max, Duration pause, BooleanSupplier condition) throws InterruptedException {
    for (long looks = max.dividedBy(pause); looks > 0 && process.isAlive(); looks--) {
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(pause);
    }
    return false;
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.destroy();
    try {
      if (!awaitEnd(STOP_MAX)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
