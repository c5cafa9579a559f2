package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.settings.TokenKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The worker itself: whether it lives, is ready and is ours, what it is doing, and its end. */
final class WorkerRoutes {

  private static final Pattern NONCE = Pattern.compile("[0-9a-fA-F]{16,128}");

  private static final List<String> KINDS = Arrays.stream(TokenKind.values()).map(TokenKind::word).toList();

  private static final int BODY_BYTES_MAX = 64;

  private final Readiness readiness;
  private final DoorOptions options;
  private final TokenProof proof;
  private final DiskGuard disk;
  private final Instant startedAt;

  WorkerRoutes(Readiness readiness, DoorOptions options, TokenProof proof, DiskGuard disk) {
    this.readiness = readiness;
    this.options = options;
    this.proof = proof;
    this.disk = disk;
    this.startedAt = options.clock().instant();
  }

  List<Route> routes() {
    return List.of(
        Route.get("/healthz", this::health),
        Route.get("/readyz", this::ready),
        Route.get("/v1/identity", this::identity),
        Route.get("/v1/status", this::status),
        Route.post("/v1/tokens/rotate", this::rotate),
        Route.post("/v1/shutdown", this::shutdown));
  }

  private void health(Exchange exchange) {
    Json.answer(exchange, "{\"status\":\"alive\"}");
  }

  private void ready(Exchange exchange) {
    if (!readiness.isReady()) {
      throw Readiness.starting();
    }
    Json.answer(exchange, "{\"status\":\"ready\"}");
  }

  private void identity(Exchange exchange) {
    String nonce = Query.of(exchange, "nonce").text("nonce");
    if (nonce == null || !NONCE.matcher(nonce).matches()) {
      throw new Refused(
          ProblemKind.BAD_PARAMETER,
          "the parameter 'nonce' must have 16 to 128 hexadecimal digits",
          "Send a fresh random number");
    }
    Json.answer(exchange, self().put("proof", proof.over(nonce)).toString());
  }

  private void status(Exchange exchange) {
    Query.of(exchange);
    ObjectNode status = self();
    status.put("startedAt", startedAt.toString());
    status.put("uptimeSeconds", Duration.between(startedAt, options.clock().instant()).toSeconds());
    status.setAll(StatusJson.engine(readiness.backends().sessions().status()));
    status.set("disk", StatusJson.disk(disk.room()));
    status.set("settings", StatusJson.settings(readiness.backends().settings().get()));
    status.set("privacy", PrivacyJson.of(readiness.backends().capture().privacy().status()));
    status.set("vectors", readiness.backends().search().vectors().map(StatusJson::vectors).orElse(null));
    status.put("eventStreams", readiness.feed().size());
    Json.answer(exchange, status.toString());
  }

  /** The answer names the kinds and never a token: whoever may read one reads its file. */
  private void rotate(Exchange exchange) {
    String which = Query.of(exchange, "which").oneOf("which", KINDS);
    refuseBody(exchange);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode rotated = answer.putArray("rotated");
    for (TokenKind kind : TokenKind.values()) {
      if (which == null || which.equals(kind.word())) {
        options.tokens().rotate(kind);
        rotated.add(kind.word());
      }
    }
    Json.answer(exchange, answer.toString());
  }

  /** What somebody asks for in a body must not be taken for a wish to replace all. */
  private static void refuseBody(Exchange exchange) {
    try {
      String body = new String(exchange.body().readNBytes(BODY_BYTES_MAX), StandardCharsets.UTF_8).strip();
      if (!body.isEmpty() && !body.equals("{}")) {
        throw new Refused(
            ProblemKind.MALFORMED, "this path takes no body", "Nothing was replaced; say which in the query: ?which=hooks");
      }
    } catch (IOException e) {
      throw new Refused(ProblemKind.MALFORMED, "the body did not arrive as announced", "Send it again");
    }
  }

  /** The answer leaves before the worker does: closing the door lets running requests end. */
  private void shutdown(Exchange exchange) {
    exchange.setStatus(202);
    Json.answer(exchange, "{\"status\":\"stopping\"}");
    options.stop().run();
  }

  private ObjectNode self() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", options.version())
        .put("pid", ProcessHandle.current().pid());
  }
}
