package dev.varve.web;

import dev.varve.mcp.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools for agents, as the Model Context Protocol has them over HTTP without sessions. */
final class McpRoutes {

  /** The directory the client works in, percent-encoded. */
  private static final String CWD = "Varve-Cwd";

  private final Readiness readiness;
  private final Bodies bodies;

  McpRoutes(Readiness readiness, Bodies bodies) {
    this.readiness = readiness;
    this.bodies = bodies;
  }

  List<Route> routes() {
    return List.of(Route.post("/mcp", this::answer));
  }

  private void answer(Exchange exchange) {
    Backends backends = readiness.backends();
    String cwd = cwd(exchange.header(CWD));
    Answer answer = bodies.take(exchange, body -> backends.mcp().answer(body, cwd));
    exchange.setStatus(answer.status());
    if (!answer.json().isEmpty()) {
      Json.answer(exchange, answer.json());
    }
  }

  private static @Nullable String cwd(@Nullable String encoded) {
    try {
      return encoded == null ? null : URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(
          ProblemKind.BAD_PARAMETER, "the header '" + CWD + "' is not percent-encoded", "Encode it as UTF-8, or leave it out");
    }
  }
}
