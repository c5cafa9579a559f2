package dev.varve.web;

import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRefusal;
import dev.varve.search.SearchRequest;
import dev.varve.search.TimeSpan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what is remembered by its words. */
final class SearchRoutes {

  private static final List<String> ORDERS = List.of("relevance", "time");
  private static final String NO_PROJECT = "none:";

  private final Readiness readiness;
  private final InstantSource clock;

  SearchRoutes(Readiness readiness, InstantSource clock) {
    this.readiness = readiness;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/search", this::search),
        Route.post("/v1/search/rebuild", this::rebuild));
  }

  private void search(Exchange exchange) {
    Query query =
        Query.of(
            exchange, "q", "project", "cwd", "client", "type", "concept", "file", "branch", "since", "until", "session",
            "order", "limit", "cursor");
    String order = query.oneOf("order", ORDERS);
    SearchRequest request =
        new SearchRequest(
            query.prose("q"),
            filter(query),
            order == null ? SearchOrder.RELEVANCE : SearchOrder.valueOf(order.toUpperCase(Locale.ROOT)),
            query.limit(SearchRequest.LIMIT_DEFAULT, SearchRequest.LIMIT_MAX),
            query.text("cursor"));
    try {
      Json.answer(exchange, SearchJson.of(readiness.backends().search().find(request)).toString());
    } catch (SearchRefusal refusal) {
      throw new Refused(ProblemKind.BAD_PARAMETER, refusal.detail(), refusal.remedy());
    }
  }

  private SearchFilter filter(Query query) {
    TimeSpan since = time(query, "since", TimeSpan::parse);
    Instant until = time(query, "until", TimeSpan::end);
    return new SearchFilter(
        project(query),
        query.text("client"),
        query.text("type"),
        query.text("concept"),
        query.text("file"),
        query.text("branch"),
        since == null ? null : since.from(),
        until,
        query.id("session"));
  }

  /** A directory of which nothing may be kept belongs to no project. */
  private @Nullable String project(Query query) {
    String project = query.text("project");
    String cwd = query.directory("cwd");
    if (project != null || cwd == null) {
      return project;
    }
    String found = readiness.backends().capture().project(cwd);
    return found == null ? NO_PROJECT : found;
  }

  private interface Reading<T> {
    Optional<T> of(String words, Instant now, ZoneId zone);
  }

  private <T> @Nullable T time(Query query, String name, Reading<T> reading) {
    String value = query.text(name);
    if (value == null) {
      return null;
    }
    return reading
        .of(value, clock.instant(), ZoneId.systemDefault())
        .orElseThrow(
            () ->
                new Refused(
                    ProblemKind.BAD_PARAMETER,
                    "the parameter '" + name + "' is no time: " + value,
                    "Write 2026-01-31, 2026-01-31T10:00, '3 Nov', yesterday, 'last week', '3 days' or '30 minutes'"));
  }

  private void rebuild(Exchange exchange) {
    Query.of(exchange);
    readiness.backends().search().rebuildSoon();
    exchange.setStatus(202);
    Json.show(exchange, Map.of("status", "rebuilding"));
  }
}
