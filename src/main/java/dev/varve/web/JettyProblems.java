package dev.varve.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells as problems what goes wrong before a request reaches the routes: Jetty could not read it, or is stopping. */
final class JettyProblems extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = problem(response.getStatus());
    for (HttpField header : SecurityHeaders.ALL) {
      response.getHeaders().put(header);
    }
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    if (problem.isPassing()) {
      response.getHeaders().put(new HttpField(HttpHeader.RETRY_AFTER, "1"));
    }
    response.write(true, ByteBuffer.wrap(problem.json()), callback);
    return true;
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 408 -> new Problem(ProblemKind.TOO_SLOW, "the request did not arrive in time", "Send it at once");
      case 413 -> new Problem(ProblemKind.TOO_LARGE, "the body is too large", "Send less of it");
      case 414 -> new Problem(ProblemKind.URI_TOO_LONG, "headerBytesMax: the path is too long", "Shorten it");
      case 431 -> new Problem(ProblemKind.HEADERS_TOO_LARGE, "headerBytesMax: too many bytes", "Send fewer headers");
      case 503 -> new Problem(ProblemKind.STARTING, "the worker is stopping", "Ask again when it is back");
      case 500 -> new Problem(ProblemKind.BUG, "the server failed before the request was read", "Look at the log");
      default -> new Problem(ProblemKind.MALFORMED, "this is no valid HTTP request", "Check path and headers");
    };
  }
}
