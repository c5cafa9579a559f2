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
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
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
        new Route(HandlerType.GET, "/v1/sessions", this::sessions),
        new Route(HandlerType.GET, "/v1/sessions/{id}", this::session),
        new Route(HandlerType.GET, "/v1/observations", this::observations),
        new Route(HandlerType.GET, "/v1/observations/{id}", this::observation),
        new Route(HandlerType.GET, "/v1/summaries", this::summaries),
        new Route(HandlerType.GET, "/v1/prompts", this::prompts),
        new Route(HandlerType.GET, "/v1/context", this::context),
        new Route(HandlerType.GET, "/v1/receipts", this::receipts));
  }

  private void sessions(Context context) {
    Query query = Query.of(context, "project", "client", "before", "limit");
    String project = query.text("project");
    String client = query.text("client");
    Long before = query.id("before");
    int limit = query.limit();
    Page<SessionView> page = database().read(tx -> sessions.list(tx, project, client, before, limit));
    Json.show(context, new Page<>(page.items().stream().map(this::asItStands).toList(), page.next()));
  }

  private SessionView asItStands(SessionView session) {
    return session.with(readiness.backends().sessions().resting(new SessionId(session.id())).orElse(null));
  }

  private void session(Context context) {
    long id = id(context);
    one(context, "session", id, database().read(tx -> sessions.find(tx, id)).map(this::asItStands));
  }

  private void observations(Context context) {
    Query query = Query.of(context, "project", "session", "type", "before", "limit");
    Filter filter =
        new Filter(
            query.text("project"), query.id("session"), query.oneOf("type", TYPES), query.id("before"), query.limit());
    Json.show(context, database().read(tx -> observations.list(tx, filter)));
  }

  private void observation(Context context) {
    long id = id(context);
    one(context, "observation", id, database().read(tx -> observations.find(tx, id)));
  }

  private void summaries(Context context) {
    Filter filter = filter(context);
    Json.show(context, database().read(tx -> summaries.list(tx, filter)));
  }

  private void prompts(Context context) {
    Filter filter = filter(context);
    Json.show(context, database().read(tx -> prompts.list(tx, filter)));
  }

  private void context(Context context) {
    Query query = Query.of(context, "cwd", "explain");
    String cwd = query.text("cwd");
    if (cwd == null) {
      throw new Refused(
          ProblemKind.BAD_PARAMETER, "the parameter 'cwd' is missing", "Name the client's working directory");
    }
    Answer answer = readiness.backends().context().apply(cwd);
    boolean explains = "true".equals(query.oneOf("explain", List.of("true", "false")));
    Json.answer(context, ContextJson.of(answer, explains).toString());
  }

  private void receipts(Context context) {
    Query query = Query.of(context, "session", "before", "limit");
    Long session = query.id("session");
    Long before = query.id("before");
    int limit = query.limit();
    Json.show(context, database().read(tx -> receipts.list(tx, session, before, limit)));
  }

  private static Filter filter(Context context) {
    Query query = Query.of(context, "project", "session", "before", "limit");
    return new Filter(query.text("project"), query.id("session"), null, query.id("before"), query.limit());
  }

  private static long id(Context context) {
    Query.of(context);
    return Query.number("id", context.pathParam("id"), Long.MAX_VALUE);
  }

  private static void one(Context context, String what, long id, Optional<?> found) {
    Json.show(
        context,
        found.orElseThrow(
            () -> new Refused(ProblemKind.NOT_FOUND, "there is no " + what + " " + id, "List them: GET /v1/" + what + "s")));
  }

  private Database database() {
    return readiness.backends().database();
  }
}
