package dev.varve.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every servlet: lets in who may come in, and not too many at once. Over the Unix socket the file's
 * mode has answered the first question.
 */
final class Guard implements Filter {

  /** Marks a request that came over the Unix socket; only the connector can set it. */
  static final String OVER_SOCKET = "dev.varve.web.socket";

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

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    SecurityHeaders.ALL.forEach(answer::setHeader);
    Problem problem = asked.getAttribute(OVER_SOCKET) == null ? objection(asked) : null;
    if (problem != null) {
      Problems.answer(answer, problem);
    } else if (isUnlimited(asked.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      limited(asked, answer, chain);
    }
  }

  private void limited(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!requests.tryAcquire()) {
      Problems.answer(response, tooMany());
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      requests.release();
    }
  }

  private @Nullable Problem objection(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host == null || !Loopback.isHost(host)) {
      return new Problem(
          ProblemKind.FOREIGN, "the Host header does not name this machine", "Ask 127.0.0.1, localhost or [::1]");
    }
    if (!Loopback.isOrigin(request.getHeader("Origin"), host)) {
      return new Problem(
          ProblemKind.FOREIGN, "the request comes from a page of another origin", "Open the worker's own address");
    }
    if (!OPEN.contains(request.getRequestURI()) && !opens(request)) {
      return new Problem(
          ProblemKind.UNAUTHORIZED,
          "the header Authorization does not carry a token of this home that opens this path",
          "Send 'Authorization: Bearer TOKEN' with the content of the home's file 'token'");
    }
    return null;
  }

  private boolean opens(HttpServletRequest request) {
    return proof.opens(request.getHeader("Authorization"), request.getRequestURI());
  }

  private static boolean isUnlimited(String path) {
    return path.equals(EVENTS) || OPEN.contains(path);
  }

  private Problem tooMany() {
    return new Problem(
        ProblemKind.BUSY, "requestsMax: more than " + requestsMax + " requests at once", "Ask again a little later");
  }
}
