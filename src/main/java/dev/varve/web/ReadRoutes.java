package dev.varve.web;

import dev.varve.context.Answer;
import dev.varve.context.Receipts;
import dev.varve.memory.Filter;
import dev.varve.memory.Notes;
import dev.varve.memory.Observations;
import dev.varve.memory.Page;
import dev.varve.memory.Prompts;
import dev.varve.memory.Summaries;
import dev.varve.observer.ObservationType;
import dev.varve.queue.SessionId;
import dev.varve.session.SessionView;
import dev.varve.session.SessionViews;
import dev.varve.store.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is remembered, page by page, newest first. */
final class ReadRoutes {

  private static final List<String> TYPES =
      Stream.concat(Arrays.stream(ObservationType.values()).map(ObservationType::stored), Stream.of(Notes.TYPE)).toList();

  private final Readiness readiness;
  private final SessionViews sessions = new SessionViews();
  private final Observations observations = new Observations();
  private final Summaries summaries = new Summaries();
  private final Prompts prompts = new Prompts();
  private final Receipts receipts = new Receipts();

  ReadRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/sessions", this::sessions),
        Route.get("/v1/sessions/{id}", this::session),
        Route.get("/v1/observations", this::observations),
        Route.get("/v1/observations/{id}", this::observation),
        Route.get("/v1/summaries", this::summaries),
        Route.get("/v1/prompts", this::prompts),
        Route.get("/v1/context", this::context),
        Route.get("/v1/receipts", this::receipts));
  }

  private void sessions(Exchange exchange) {
    Query query = Query.of(exchange, "project", "client", "before", "limit");
    String project = query.text("project");
    String client = query.text("client");
    Long before = query.id("before");
    int limit = query.limit();
    Page<SessionView> page = database().read(tx -> sessions.list(tx, project, client, before, limit));
    Json.show(exchange, new Page<>(page.items().stream().map(this::asItStands).toList(), page.next()));
  }

  private SessionView asItStands(SessionView session) {
    return session.with(readiness.backends().sessions().resting(new SessionId(session.id())).orElse(null));
  }

  private void session(Exchange exchange) {
    long id = id(exchange);
    one(exchange, "session", id, database().read(tx -> sessions.find(tx, id)).map(this::asItStands));
  }

  private void observations(Exchange exchange) {
    Query query = Query.of(exchange, "project", "session", "type", "before", "limit");
    Filter filter =
        new Filter(
            query.text("project"), query.id("session"), query.oneOf("type", TYPES), query.id("before"), query.limit());
    Json.show(exchange, database().read(tx -> observations.list(tx, filter)));
  }

  private void observation(Exchange exchange) {
    long id = id(exchange);
    one(exchange, "observation", id, database().read(tx -> observations.find(tx, id)));
  }

  private void summaries(Exchange exchange) {
    Filter filter = filter(exchange);
    Json.show(exchange, database().read(tx -> summaries.list(tx, filter)));
  }

  private void prompts(Exchange exchange) {
    Filter filter = filter(exchange);
    Json.show(exchange, database().read(tx -> prompts.list(tx, filter)));
  }

  private void context(Exchange exchange) {
    Query query = Query.of(exchange, "cwd", "explain");
    String cwd = query.directory("cwd");
    if (cwd == null) {
      throw new Refused(
          ProblemKind.BAD_PARAMETER, "the parameter 'cwd' is missing", "Name the client's working directory");
    }
    Answer answer = readiness.backends().context().apply(cwd);
    boolean explains = "true".equals(query.oneOf("explain", List.of("true", "false")));
    Json.answer(exchange, ContextJson.of(answer, explains).toString());
  }

  private void receipts(Exchange exchange) {
    Query query = Query.of(exchange, "session", "before", "limit");
    Long session = query.id("session");
    Long before = query.id("before");
    int limit = query.limit();
    Json.show(exchange, database().read(tx -> receipts.list(tx, session, before, limit)));
  }

  private static Filter filter(Exchange exchange) {
    Query query = Query.of(exchange, "project", "session", "before", "limit");
    return new Filter(query.text("project"), query.id("session"), null, query.id("before"), query.limit());
  }

  private static long id(Exchange exchange) {
    Query.of(exchange);
    return Query.number("id", exchange.pathValue("id"), Long.MAX_VALUE);
  }

  private static void one(Exchange exchange, String what, long id, Optional<?> found) {
    Json.show(
        exchange,
        found.orElseThrow(
            () -> new Refused(ProblemKind.NOT_FOUND, "there is no " + what + " " + id, "List them: GET /v1/" + what + "s")));
  }

  private Database database() {
    return readiness.backends().database();
  }
}
