package dev.varve.web;

import dev.varve.capture.DirectoryPath;
import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.Notebook;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Projects;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import dev.varve.store.Database;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to forget, which names exactly one of {@code refs}, {@code session}, {@code query}, a time
 * ({@code since}, {@code until}) and a project.
 *
 * @param token null asks for the plan
 * @param sought null when it has no query
 */
record ForgetRequest(ForgetScope scope, @Nullable String token, boolean purge, @Nullable SoughtMemories sought) {

  /** @param search finds by words everything that is stored */
  static ForgetRequest of(
      JsonNode body, Database database, Notebook notebook, Function<SearchRequest, SearchResult> search) {
    boolean timed = body.has("since") || body.has("until");
    boolean placed = body.has("project") || body.has("cwd");
    boolean asked = body.has("query");
    int scopes = (body.has("refs") ? 1 : 0) + (body.has("session") ? 1 : 0) + (asked || timed || placed ? 1 : 0);
    if (scopes != 1 || (asked && timed)) {
      throw bad("name either 'refs', a 'session', a 'query', a 'project', or a time with 'since' and 'until'");
    }
    SoughtMemories sought = asked ? sought(body, database, notebook, search) : null;
    return new ForgetRequest(
        sought == null ? scope(body, timed, database, notebook) : new ForgetScope.Named(sought.refs()),
        text(body, "token"),
        purge(body.path("purge")),
        sought);
  }

  private static boolean purge(JsonNode purge) {
    if (!purge.isMissingNode() && !purge.isBoolean()) {
      throw bad("the field 'purge' must be true or false");
    }
    return purge.asBoolean(false);
  }

  private static SoughtMemories sought(
      JsonNode body, Database database, Notebook notebook, Function<SearchRequest, SearchResult> search) {
    String words = text(body, "query");
    if (words == null) {
      throw bad("the field 'query' must be words to search by");
    }
    ProjectId project = project(body, database, notebook);
    return SoughtMemories.of(
        words, project == null ? null : database.read(tx -> Projects.identity(tx, project)), search);
  }

  private static @Nullable ProjectId project(JsonNode body, Database database, Notebook notebook) {
    String cwd = text(body, "cwd");
    Optional<String> objection = cwd == null ? Optional.empty() : DirectoryPath.objection(cwd);
    if (objection.isPresent()) {
      throw bad("the field 'cwd' " + objection.get());
    }
    return new Where(text(body, "project"), cwd).resolved(database, notebook);
  }

  private static ForgetScope scope(JsonNode body, boolean timed, Database database, Notebook notebook) {
    if (body.has("refs")) {
      return new ForgetScope.Named(refs(body.path("refs")));
    }
    if (body.has("session")) {
      return new ForgetScope.OfSession(session(body.path("session"), database));
    }
    ProjectId project = project(body, database, notebook);
    if (timed) {
      return between(project, time(body, "since", Instant.EPOCH), time(body, "until", notebook.now()));
    }
    if (project == null) {
      throw bad("the field 'project' must be a name or an identity");
    }
    return new ForgetScope.OfProject(project);
  }

  private static ForgetScope between(@Nullable ProjectId project, Instant since, Instant until) {
    if (since.isAfter(until)) {
      throw bad("'since', %s, is after 'until', %s".formatted(since, until));
    }
    return new ForgetScope.Between(project, since, until);
  }

  private static List<MemoryRef> refs(JsonNode array) {
    List<MemoryRef> refs = new ArrayList<>();
    for (JsonNode written : array) {
      refs.add(
          MemoryRef.parse(written.asText())
              .orElseThrow(() -> bad("'" + written.asText() + "' names no memory; they are called #12, #S3, #P7")));
    }
    if (refs.isEmpty() || refs.size() > ForgetScope.REFS_MAX) {
      throw bad("the field 'refs' names 1 to " + ForgetScope.REFS_MAX + " memories");
    }
    return refs;
  }

  private static SessionId session(JsonNode id, Database database) {
    SessionId session = new SessionId(id.asLong());
    boolean known =
        database.read(tx -> tx.number("SELECT count(*) FROM sessions WHERE id = ?", session.value())) > 0;
    if (!known) {
      throw RecallRefusal.missing("there is no session " + session, RecallRefusal.SESSIONS);
    }
    return session;
  }

  private static Instant time(JsonNode body, String name, Instant otherwise) {
    String written = text(body, name);
    try {
      return written == null ? otherwise : Instant.parse(written);
    } catch (DateTimeParseException e) {
      throw bad("the field '" + name + "' must be ISO-8601 such as 2026-01-31T12:00:00Z");
    }
  }

  private static @Nullable String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  private static RecallRefusal bad(String detail) {
    return RecallRefusal.bad(detail, "Nothing was forgotten; correct it and try again");
  }
}
