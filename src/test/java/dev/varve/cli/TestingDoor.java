package dev.varve.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A worker's HTTP door with answers by hand, announced in a home. Proves its identity as a real one does. */
final class TestingDoor implements AutoCloseable {

  private static final String TOKEN = "ab".repeat(32);

  /** What was asked, as "METHOD path body". */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
  private final Map<String, Runnable> delays = new ConcurrentHashMap<>();
  private final HttpServer server;

  private TestingDoor(HttpServer server) {
    this.server = server;
  }

  static TestingDoor open(Path home) throws IOException {
    Files.writeString(home.resolve("token"), TOKEN);
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestingDoor door = new TestingDoor(server);
    server.createContext("/", door::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
    Files.writeString(
        home.resolve("worker.json"),
        "{\"pid\":%d,\"startedAt\":\"%s\",\"port\":%d,\"version\":\"1.2.3\"}"
            .formatted(ProcessHandle.current().pid(), started, server.getAddress().getPort()));
    return door;
  }

  /** What to do when a path is asked for, besides answering. */
  TestingDoor onAsked(String path, Runnable action) {
    actions.put(path, action);
    return this;
  }

  /** What has to be done before a path is answered. */
  TestingDoor firstDoes(String path, Runnable action) {
    delays.put(path, action);
    return this;
  }

  /** The answer to a path without its query. */
  TestingDoor answers(String path, int status, String body) {
    answers.put(path, body);
    statuses.put(path, status);
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    switch (path) {
      case "/v1/identity" -> answer(exchange, 200, identity(exchange.getRequestURI().getQuery()));
      case "/readyz", "/healthz" -> answer(exchange, 200, "{}");
      default -> {
        asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getResponseHeaders().set("Varve-Status", path.endsWith("/PreToolUse") ? "ignored" : "queued");
        exchange.getResponseHeaders().set("Varve-Reason", path.endsWith("/PreToolUse") ? "seen later" : "");
        delays.getOrDefault(path, () -> {}).run();
        int status = path.startsWith("/v1/hooks/") || path.endsWith("/end") ? 200 : statuses.getOrDefault(path, 404);
        answer(exchange, known ? status : 401, answers.getOrDefault(path, "{}"));
        actions.getOrDefault(path, () -> {}).run();
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String identity(String query) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      String nonce = query.replace("nonce=", "");
      String proof = HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.US_ASCII)));
      return "{\"proof\":\"%s\",\"version\":\"1.2.3\",\"pid\":%d}".formatted(proof, ProcessHandle.current().pid());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
