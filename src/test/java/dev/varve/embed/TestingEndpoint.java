package dev.varve.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@link ToyVectors} behind a real port, in the form that OpenAI's API has; answers as a test asks. Thread-safe. */
public final class TestingEndpoint implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came, with the authorization it came with. */
  public record Request(JsonNode body, String authorization) {}

  /** What is answered to a request. */
  @FunctionalInterface
  public interface Reply {
    void to(Request request, HttpExchange exchange) throws IOException;
  }

  public final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Reply reply = (request, exchange) -> send(exchange, 200, vectors(request.body().path("input"), 16));

  private TestingEndpoint(HttpServer server) {
    this.server = server;
  }

  public static TestingEndpoint open() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestingEndpoint endpoint = new TestingEndpoint(server);
    server.setExecutor(endpoint.threads);
    server.createContext("/v1/embeddings", endpoint::handle);
    server.start();
    return endpoint;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  public void reply(Reply other) {
    reply = other;
  }

  /** Answers everything so. */
  public void reply(int status, String body) {
    reply = (request, exchange) -> send(exchange, status, body);
  }

  /** Takes requests and answers none of them. */
  public void keepWaiting() {
    reply = (request, exchange) -> awaitClosing();
  }

  /** Sends the head of an answer, and its body never. */
  public void keepWaitingForTheBody() {
    reply =
        (request, exchange) -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          awaitClosing();
        };
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      Request request = new Request(JSON.readTree(exchange.getRequestBody()), key);
      requests.add(request);
      reply.to(request, exchange);
    }
  }

  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Backwards, because only the index says which is whose. */
  public static String vectors(JsonNode input, int size) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "list");
    ArrayNode data = answer.putArray("data");
    for (int i = input.size() - 1; i >= 0; i--) {
      ArrayNode numbers = data.addObject().put("index", i).putArray("embedding");
      for (float number : ToyVectors.of(input.path(i).asText(), size)) {
        numbers.add(number * 7);
      }
    }
    return answer.toString();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
