package dev.varve.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.events.EngineEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Serial;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Notes in, forgetting, and whole stores out and in. */
final class ArchiveRoutes {

  private static final List<String> ORIGINS = List.of("claude-mem");
  private static final String ACTOR = "http";

  private final Readiness readiness;
  private final Bodies bodies;
  private final DiskGuard disk;

  ArchiveRoutes(Readiness readiness, Bodies bodies, DiskGuard disk) {
    this.readiness = readiness;
    this.bodies = bodies;
    this.disk = disk;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/notes", this::note),
        Route.post("/v1/forget", this::forget),
        Route.get("/v1/export", this::export),
        Route.post("/v1/import", this::take));
  }

  private ArchiveDesk desk() {
    Backends backends = readiness.backends();
    return new ArchiveDesk(
        backends.database(),
        backends.archive(),
        sessions -> {
          backends.sessions().forgotten(sessions);
          backends.capture().privacy().remembersLess();
        },
        request -> {
          backends.search().catchUp();
          return backends.search().findByWords(request);
        });
  }

  private void note(Exchange exchange) {
    ArchiveDesk desk = desk();
    disk.check();
    Json.answer(exchange, desk.note(bodies.take(exchange, Json::object)).toString());
  }

  private void forget(Exchange exchange) {
    ArchiveDesk desk = desk();
    Json.answer(exchange, desk.forget(bodies.take(exchange, Json::object), ACTOR).toString());
  }

  /** The answer is not closed here, because one that fails in the middle must not look whole. */
  private void export(Exchange exchange) {
    Where where = RecallRoutes.where(Query.of(exchange, "project", "cwd"));
    ArchiveDesk desk = desk();
    desk.checkProject(where);
    Writer out = new BufferedWriter(new OutputStreamWriter(exchange.stream(Bodies.LINES), StandardCharsets.UTF_8));
    try {
      desk.export(where, ACTOR, line -> write(out, line));
      out.flush();
    } catch (CallerGone | IOException e) {
      exchange.breakOff(e);
    }
  }

  /** Who asked has hung up, so that the rest need not be read. */
  private static final class CallerGone extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private CallerGone(IOException cause) {
      super(cause);
    }
  }

  private static void write(Writer out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new CallerGone(e);
    }
  }

  private void take(Exchange exchange) {
    String origin = Query.of(exchange, "origin").oneOf("origin", ORIGINS);
    ArchiveDesk desk = desk();
    disk.check();
    ObjectNode taken = bodies.take(exchange, body -> desk.take(lines(body), origin));
    readiness.backends().events().publish(new EngineEvent.ChangesAppended(0));
    Json.answer(exchange, taken.toString());
  }

  private static List<String> lines(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).lines().toList();
  }
}
