package dev.varve.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The worker's HTTP door, seen from a command. Every answer that is not a success is a {@link CliException}. */
final class Api implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For what rewrites a store or takes one in. */
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
  private final int port;
  private final String token;

  Api(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** What the door said to a hook: its status, and why when nothing was kept; empty texts when it said nothing. */
  record HookAnswer(String status, String reason) {}

  /** A text as one segment of a path, whatever is in it. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  int port() {
    return port;
  }

  JsonNode get(String path) throws InterruptedException {
    return json(ask(request(path).timeout(PATIENCE).build()).body());
  }

  JsonNode post(String path, JsonNode body) throws InterruptedException {
    return json(ask(posting(path, body).build()).body());
  }

  /** As {@link #post}, for what may take minutes. */
  JsonNode postLong(String path, JsonNode body) throws InterruptedException {
    return json(ask(posting(path, body).timeout(LONG_PATIENCE).build()).body());
  }

  /** Sends lines of JSON. */
  JsonNode postLines(String path, List<String> lines) throws InterruptedException {
    HttpRequest request =
        request(path)
            .timeout(LONG_PATIENCE)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(String.join("\n", lines)))
            .build();
    return json(ask(request).body());
  }

  /** Hands over the lines of an answer as they come. */
  void lines(String path, Consumer<String> line) throws InterruptedException {
    lines(request(path).build(), line);
  }

  /** Delivers an event as the client's own hook would, with the time it happened at. */
  HookAnswer hook(RecordedEvent event) throws InterruptedException {
    HttpRequest request =
        posting("/v1/hooks/" + event.client() + "/" + event.event(), event.payload())
            .header("Varve-At", Long.toString(event.at().toEpochMilli()))
            .build();
    HttpResponse<String> answer = ask(request);
    return new HookAnswer(
        answer.headers().firstValue("Varve-Status").orElse(""),
        answer.headers().firstValue("Varve-Reason").orElse(""));
  }

  /**
   * Hands an agent's message over; the answer is a line of JSON-RPC, or nothing.
   *
   * @param cwd the directory the agent works in
   * @return empty when nobody listens, so that the message reached nobody
   */
  Optional<String> message(byte[] message, String cwd) throws InterruptedException {
    HttpRequest request =
        request("/mcp")
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Varve-Cwd", URLEncoder.encode(cwd, StandardCharsets.UTF_8))
            .POST(BodyPublishers.ofByteArray(message))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      JsonNode json = json(answer.body());
      if (answer.statusCode() >= 300 && !json.has("jsonrpc")) {
        throw refusal(answer.statusCode(), json);
      }
      return Optional.of(answer.body());
    } catch (ConnectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw silent();
    }
  }

  /** Hands over the lines of the event stream until it ends. */
  void events(String lastId, Consumer<String> line) throws InterruptedException {
    HttpRequest.Builder request = request("/v1/events").header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    lines(request.build(), line);
  }

  private void lines(HttpRequest request, Consumer<String> line) throws InterruptedException {
    HttpResponse<Stream<String>> answer = send(request, BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() >= 300) {
        throw refusal(answer.statusCode(), json(lines.collect(joining())));
      }
      lines.forEach(line);
    } catch (UncheckedIOException e) {
      throw gone();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder posting(String path, JsonNode body) {
    return request(path)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> ask(HttpRequest request) throws InterruptedException {
    HttpResponse<String> answer = send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw refusal(answer.statusCode(), json(answer.body()));
    }
    return answer;
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws InterruptedException {
    try {
      return http.send(request, handler);
    } catch (ConnectException e) {
      throw gone();
    } catch (IOException e) {
      throw silent();
    }
  }

  private CliException silent() {
    return new CliException(
        ExitCode.UNAVAILABLE, "the worker on port " + port + " did not answer", "Look closer: varve doctor");
  }

  private static CliException refusal(int status, JsonNode problem) {
    String detail = problem.path("detail").asText(problem.path("title").asText("the worker answered " + status));
    ExitCode code =
        switch (status) {
          case 404 -> ExitCode.FINDING;
          case 503 -> ExitCode.UNAVAILABLE;
          case 507 -> ExitCode.IO;
          default -> status < 500 ? ExitCode.USAGE : ExitCode.BUG;
        };
    return new CliException(code, detail, problem.path("remedy").asText());
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : Terminal.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private CliException gone() {
    return new CliException(
        ExitCode.UNAVAILABLE, "nobody listens on port " + port + " any more", "Start a worker: varve start");
  }
}
