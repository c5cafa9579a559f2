package dev.varve.web;

import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every route: lets in who may come in, and not too many at once. Over the Unix socket the file's
 * mode has answered the first question.
 */
final class Guard {

  /** What anybody on this machine may ask, at any time. */
  private static final Set<String> OPEN = Set.of("/healthz", "/readyz", "/v1/identity");

  /** Has a limit of its own, because its requests last. */
  private static final String EVENTS = "/v1/events";

  private final TokenProof proof;
  private final int requestsMax;
  private final Semaphore requests;

  Guard(TokenProof proof, int requestsMax) {
    this.proof = proof;
    this.requestsMax = requestsMax;
    this.requests = new Semaphore(requestsMax);
  }

  /** Serves the request unless there is something against it, which is the answer then. */
  void admit(Exchange exchange, Route.Handler inside) {
    Problem problem = exchange.isOverSocket() ? null : objection(exchange);
    if (problem != null) {
      Problems.answer(exchange, problem);
    } else if (isUnlimited(exchange.path())) {
      inside.handle(exchange);
    } else {
      limited(exchange, inside);
    }
  }

  private void limited(Exchange exchange, Route.Handler inside) {
    if (!requests.tryAcquire()) {
      Problems.answer(exchange, tooMany());
      return;
    }
    try {
      inside.handle(exchange);
    } finally {
      requests.release();
    }
  }

  private @Nullable Problem objection(Exchange exchange) {
    String host = exchange.header("Host");
    if (host == null || !Loopback.isHost(host)) {
      return new Problem(
          ProblemKind.FOREIGN, "the Host header does not name this machine", "Ask 127.0.0.1, localhost or [::1]");
    }
    if (!Loopback.isOrigin(exchange.header("Origin"), host)) {
      return new Problem(
          ProblemKind.FOREIGN, "the request comes from a page of another origin", "Open the worker's own address");
    }
    if (!OPEN.contains(exchange.path()) && !opens(exchange)) {
      return new Problem(
          ProblemKind.UNAUTHORIZED,
          "the header Authorization does not carry a token of this home that opens this path",
          "Send 'Authorization: Bearer TOKEN' with the content of the home's file 'token'");
    }
    return null;
  }

  private boolean opens(Exchange exchange) {
    return proof.opens(exchange.header("Authorization"), exchange.path());
  }

  private static boolean isUnlimited(String path) {
    return path.equals(EVENTS) || OPEN.contains(path);
  }

  private Problem tooMany() {
    return new Problem(
        ProblemKind.BUSY, "requestsMax: more than " + requestsMax + " requests at once", "Ask again a little later");
  }
}
