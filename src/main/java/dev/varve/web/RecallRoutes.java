package dev.varve.web;

import dev.varve.memory.MemoryRef;
import dev.varve.memory.Timelines;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Memories by reference, by time and by file. */
final class RecallRoutes {

  private static final int SIDE_DEFAULT = 10;

  private final Readiness readiness;

  RecallRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/memories", this::memories),
        Route.get("/v1/memories/{ref}", this::memory),
        Route.get("/v1/timeline", this::timeline),
        Route.get("/v1/by-file", this::byFile),
        Route.get("/v1/recent", this::recent));
  }

  private void memories(Exchange exchange) {
    String refs = required(Query.of(exchange, "refs"), "refs");
    List<MemoryRef> parsed = new ArrayList<>();
    for (String written : refs.split(",", -1)) {
      parsed.add(ref("refs", written));
    }
    if (parsed.size() > RecallDesk.REFS_MAX) {
      throw bad("'refs' names at most " + RecallDesk.REFS_MAX + " memories");
    }
    Json.answer(exchange, desk().memories(parsed).toString());
  }

  private void memory(Exchange exchange) {
    Query.of(exchange);
    MemoryRef ref = ref("ref", exchange.pathValue("ref"));
    Json.answer(exchange, desk().memory(ref).toString());
    readiness.backends().capture().opened(ref);
  }

  private void timeline(Exchange exchange) {
    Query query = Query.of(exchange, "around", "session", "at", "project", "cwd", "before", "after");
    Timelines.Sides sides =
        new Timelines.Sides(
            query.count("before", SIDE_DEFAULT, Timelines.SIDE_MAX), query.count("after", SIDE_DEFAULT, Timelines.SIDE_MAX));
    Json.answer(exchange, desk().timeline(centre(query), sides).toString());
  }

  private static RecallDesk.Centre centre(Query query) {
    String around = query.text("around");
    Long session = query.id("session");
    String at = query.text("at");
    if ((around == null ? 0 : 1) + (session == null ? 0 : 1) + (at == null ? 0 : 1) != 1) {
      throw bad("one of 'around', 'session' and 'at' says what the timeline is about");
    }
    if (around != null) {
      return new RecallDesk.Centre.OfMemory(ref("around", around));
    }
    return session != null
        ? new RecallDesk.Centre.OfSession(session)
        : new RecallDesk.Centre.OfTime(where(query), time("at", String.valueOf(at)));
  }

  private void byFile(Exchange exchange) {
    Query query = Query.of(exchange, "path", "project", "cwd", "limit");
    Json.answer(exchange, desk().byFile(where(query), required(query, "path"), query.limit()).toString());
  }

  private void recent(Exchange exchange) {
    Query query = Query.of(exchange, "project", "cwd", "limit");
    Json.answer(exchange, desk().recent(where(query), query.limit()).toString());
  }

  private RecallDesk desk() {
    Backends backends = readiness.backends();
    return new RecallDesk(backends.database(), backends.archive().notebook(), backends.search().folders());
  }

  static Where where(Query query) {
    return new Where(query.text("project"), query.directory("cwd"));
  }

  private static String required(Query query, String name) {
    String value = query.text(name);
    if (value == null) {
      throw bad("the parameter '" + name + "' is missing");
    }
    return value;
  }

  private static MemoryRef ref(String name, String written) {
    return MemoryRef.parse(written)
        .orElseThrow(() -> bad("'" + name + "' must name memories as #12 (an observation), #S3 (a summary) or #P7 (a prompt)"));
  }

  private static Instant time(String name, String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException e) {
      throw bad("'" + name + "' must be ISO-8601 such as 2026-01-31T12:00:00Z");
    }
  }

  private static Refused bad(String detail) {
    return new Refused(ProblemKind.BAD_PARAMETER, detail, "Correct it and ask again");
  }
}
