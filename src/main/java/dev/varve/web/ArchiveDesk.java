package dev.varve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.DirectoryPath;
import dev.varve.capture.Notebook;
import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.Notes;
import dev.varve.memory.ProjectRefusal;
import dev.varve.memory.forget.ForgetPlan;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.forget.Purge;
import dev.varve.memory.transfer.BadLine;
import dev.varve.memory.transfer.Origin;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import dev.varve.store.Database;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Notes, forgetting, export and import in the shapes of the HTTP door; commands without a worker ask here too.
 * Thread-safe.
 */
public final class ArchiveDesk {

  private final Database database;
  private final Archive archive;
  private final Consumer<Collection<SessionId>> forgotten;
  private final Function<SearchRequest, SearchResult> search;
  private final Memories memories = new Memories();

  /**
   * @param forgotten is told of sessions of which something was forgotten
   * @param search finds by words everything that is stored
   */
  public ArchiveDesk(
      Database database,
      Archive archive,
      Consumer<Collection<SessionId>> forgotten,
      Function<SearchRequest, SearchResult> search) {
    this.database = database;
    this.archive = archive;
    this.forgotten = forgotten;
    this.search = search;
  }

  /** {@code status} and, of what was kept, {@code ref}; from {@code text}, {@code project} or {@code cwd}. */
  public ObjectNode note(JsonNode body) {
    String text = body.path("text").asText("");
    if (text.isBlank()) {
      throw RecallRefusal.bad("the note is empty", "Say in 'text' what to remember");
    }
    if (text.length() > Notes.CHARS_MAX) {
      throw RecallRefusal.bad("a note has 1 to " + Notes.CHARS_MAX + " characters", "Shorten it, or save it in parts");
    }
    String author = body.path("author").asText("person").equals("agent") ? "agent" : "person";
    return switch (archive.notebook().save(where(body), text, author)) {
      case Notebook.Outcome.Kept kept -> status(kept.isNew() ? "saved" : "known").put("ref", kept.ref().toString());
      case Notebook.Outcome.Unwanted _ -> status("refused").put("reason", "nothing may be kept there: see varve status");
      case Notebook.Outcome.Empty _ -> status("refused").put("reason", "all of it is private");
      case Notebook.Outcome.Unknown unknown -> throw new ProjectRefusal(
          ProjectRefusal.Reason.UNKNOWN,
          "no project '" + unknown.project() + "'",
          "See which there are: varve projects list");
      case Notebook.Outcome.Ambiguous several -> throw new ProjectRefusal(
          ProjectRefusal.Reason.CONFLICT,
          "several projects are called '" + several.project() + "': " + String.join(", ", several.identities()),
          "Name one by its identity");
    };
  }

  private static Notebook.Where where(JsonNode body) {
    String project = body.path("project").asText("");
    String cwd = body.path("cwd").asText("");
    if (project.isBlank() && cwd.isBlank()) {
      throw RecallRefusal.bad("a note belongs to a project", "Name it, or a directory of it in 'cwd'");
    }
    return project.isBlank() ? directory(cwd) : new Notebook.Where.Named(project);
  }

  private static Notebook.Where directory(String cwd) {
    Optional<String> objection = DirectoryPath.objection(cwd);
    if (objection.isPresent()) {
      throw RecallRefusal.bad("'cwd' " + objection.get(), "Name the whole path of a directory of the project");
    }
    return new Notebook.Where.Directory(cwd);
  }

  /**
   * {@code status} and {@code plan}; of what a query found {@code hits} and whether there are {@code more}; after a purge
   * {@code purge} with its proof.
   */
  public ObjectNode forget(JsonNode body, String actor) {
    ForgetRequest request = ForgetRequest.of(body, database, archive.notebook(), search);
    SoughtMemories sought = request.sought();
    if (sought == null) {
      return carriedOut(request, actor);
    }
    List<Memory> hits = database.read(tx -> memories.all(tx, sought.refs()));
    ObjectNode answer = carriedOut(request, actor);
    answer.set("hits", Json.MAPPER.valueToTree(hits));
    return answer.put("more", sought.more());
  }

  private ObjectNode carriedOut(ForgetRequest request, String actor) {
    if (request.token() == null) {
      return planned("planned", archive.forgetting().plan(request.scope()));
    }
    return request.purge() ? purge(request, request.token(), actor) : forget(request, request.token(), actor);
  }

  private ObjectNode forget(ForgetRequest request, String token, String actor) {
    return switch (archive.forgetting().carryOut(request.scope(), token, actor)) {
      case Forgetting.Outcome.Changed changed -> planned("changed", changed.plan());
      case Forgetting.Outcome.Forgotten done -> forgotten(done);
    };
  }

  private ObjectNode purge(ForgetRequest request, String token, String actor) {
    return switch (archive.purge().carryOut(request.scope(), token, actor)) {
      case Purge.Outcome.Changed changed -> planned("changed", changed.plan());
      case Purge.Outcome.Purged purged -> {
        ObjectNode json = forgotten(purged.forgotten());
        ObjectNode report = Json.MAPPER.valueToTree(purged.report());
        report.put("proven", purged.report().proven()).put("doubt", purged.report().doubt());
        yield json.set("purge", report);
      }
    };
  }

  private ObjectNode forgotten(Forgetting.Outcome.Forgotten done) {
    forgotten.accept(done.sessions());
    return planned("forgotten", done.plan());
  }

  private static ObjectNode planned(String status, ForgetPlan plan) {
    ObjectNode json = status(status);
    json.set("plan", Json.MAPPER.valueToTree(plan));
    return json;
  }

  private static ObjectNode status(String status) {
    return JsonNodeFactory.instance.objectNode().put("status", status);
  }

  /** Throws when nothing is known of the project that is meant; an answer that has begun can no longer say so. */
  public void checkProject(Where where) {
    where.resolved(database, archive.notebook());
  }

  /** Hands over the lines of an export; returns how many turns there were. */
  public long export(Where where, String actor, Consumer<String> lines) {
    ProjectId project = where.resolved(database, archive.notebook());
    return archive.export().write(project, actor, lines);
  }

  /** Counts of what came in; the lines are those of an export. */
  public ObjectNode take(List<String> lines, @Nullable String origin) {
    try {
      return Json.MAPPER.valueToTree(archive.importing().take(lines, origin == null ? Origin.VARVE : Origin.OTHER));
    } catch (BadLine bad) {
      throw RecallRefusal.bad(bad.why(), "What came before is taken in; correct it and send the rest again");
    }
  }
}
