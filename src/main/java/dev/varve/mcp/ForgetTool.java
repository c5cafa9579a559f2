package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.forget.ForgetPlan;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.queue.SessionId;
import dev.varve.search.Hit;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRefusal;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import java.time.Instant;
import java.util.List;

/** Shows what would be forgotten. Only a person forgets, by a command that this names. */
final class ForgetTool implements Tool {

  static final int REFS_MAX = 100;

  private static final Schema SCHEMA =
      Schema.of(
          Parameter.optional("refs", new Type.Refs(REFS_MAX), "These memories.", List.of("#12", "#S3")),
          Parameter.optional(
              "session", new Type.Whole(1, Long.MAX_VALUE), "Everything of a session, by Varve's id.", 12),
          Parameter.optional(
              "query",
              new Type.Text(SearchTool.QUERY_CHARS_MAX),
              "What a search by these words finds in the project, at most 100 memories.",
              "the old deployment"),
          Times.SINCE,
          Times.UNTIL,
          Parameter.optional("everything", new Type.Flag(), "Everything of the project.", true),
          ProjectFinder.PARAMETER);

  private static final Structure GIVES =
      Structure.empty()
          .with("status", Structure.oneOf("planned"))
          .with("observations", Structure.NUMBER)
          .with("summaries", Structure.NUMBER)
          .with("prompts", Structure.NUMBER)
          .with("messages", Structure.NUMBER)
          .with("command", Structure.TEXT)
          .with("next", Structure.TEXT)
          .with("first", MemoryJson.BRIEF_LIST)
          .maybe("hits", MemoryJson.BRIEF_LIST)
          .maybe("more", Structure.FLAG);

  private final Recall recall;
  private final ProjectFinder projects;

  ForgetTool(Recall recall, ProjectFinder projects) {
    this.recall = recall;
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "forget",
        "Show what would be forgotten",
        "Show what would be forgotten; forgets nothing. Say what with exactly one of refs, session, query, a time"
            + " (since, until) and everything; a query, a time and everything are of the project. Give the user the"
            + " command that the answer has: only they can run it.",
        SCHEMA,
        GIVES,
        false);
  }

  @Override
  public Reply call(Arguments arguments) {
    boolean timed = arguments.has("since") || arguments.has("until");
    String query = arguments.text("query");
    int named = (arguments.has("refs") ? 1 : 0) + (arguments.has("session") ? 1 : 0) + (timed ? 1 : 0);
    if (named + (query == null ? 0 : 1) + (arguments.flag("everything") ? 1 : 0) != 1) {
      throw new ToolRefusal(
          "exactly one of refs, session, query, a time (since, until) and everything says what to forget",
          "For example: {\"refs\": [\"#12\"]}");
    }
    List<MemoryRef> refs = refs(arguments);
    if (!refs.isEmpty()) {
      return reply(new ForgetScope.Named(refs), ForgetCommand.of(refs));
    }
    Long session = arguments.whole("session");
    if (session != null) {
      return session(session);
    }
    Project project = projects.find(arguments);
    if (query != null) {
      return found(project, query);
    }
    return timed
        ? time(project, Times.of(arguments, recall.now()))
        : reply(new ForgetScope.OfProject(project.id()), ForgetCommand.of(project));
  }

  /** A part of what was meant is not forgotten by mistake. */
  private static List<MemoryRef> refs(Arguments arguments) {
    References refs = arguments.refs("refs");
    if (!refs.unreadable().isEmpty()) {
      throw new ToolRefusal(
          "no references: " + String.join(", ", refs.unreadable()),
          "Name each memory as #12 (an observation), #S3 (a summary) or #P7 (a prompt)");
    }
    return refs.named();
  }

  private Reply session(long session) {
    boolean known =
        recall.database().read(tx -> tx.number("SELECT count(*) FROM sessions WHERE id = ?", session)) > 0;
    if (!known) {
      throw new ToolRefusal("there is no session " + session, "'get' tells the session of a memory you know");
    }
    return reply(new ForgetScope.OfSession(new SessionId(session)), ForgetCommand.of(session));
  }

  private Reply found(Project project, String query) {
    SearchFilter filter = new SearchFilter(project.identity(), null, null, null, null, null, null, null, null);
    SearchRequest request =
        new SearchRequest(query, filter, SearchOrder.RELEVANCE, SearchRequest.LIMIT_MAX, null);
    try {
      SearchResult found = recall.search().findByWords(request);
      List<MemoryRef> refs = found.hits().stream().map(Hit::ref).toList();
      List<Memory> hits = recall.database().read(tx -> new Memories().all(tx, refs));
      Reply plan = reply(new ForgetScope.Named(refs), ForgetCommand.of(project, query));
      ObjectNode json = plan.structured();
      MemoryJson.put(json, "hits", hits);
      boolean more = found.nextCursor() != null;
      String text = "The query finds%s:\n%s\n".formatted(more ? ", among others that stay" : "", MemoryLines.list(hits));
      return new Reply(text + plan.text(), json.put("more", more));
    } catch (SearchRefusal refusal) {
      throw new ToolRefusal(refusal.detail(), refusal.remedy());
    }
  }

  private Reply time(Project project, Times times) {
    Instant since = times.since() == null ? Instant.EPOCH : times.since();
    Instant until = times.until() == null ? recall.now() : times.until();
    return reply(new ForgetScope.Between(project.id(), since, until), ForgetCommand.of(project, times));
  }

  private Reply reply(ForgetScope scope, ForgetCommand command) {
    ForgetPlan plan = recall.forgetting().plan(scope);
    if (plan.isEmpty()) {
      throw new ToolRefusal("there is nothing like that to forget", "See what there is with 'recent' or 'search'");
    }
    ObjectNode json =
        MemoryJson.object()
            .put("status", "planned")
            .put("observations", plan.observations())
            .put("summaries", plan.summaries())
            .put("prompts", plan.prompts())
            .put("messages", plan.messages())
            .put("command", command.line())
            .put("next", "Nothing was forgotten. Tell the user to run the command; only they can.");
    MemoryJson.put(json, "first", plan.first());
    String text =
        """
        Nothing was forgotten. Would be: %d observations, %d summaries, %d prompts, and what %d messages said.
        %s
        Only a person can do it. Tell the user to run: %s"""
            .formatted(
                plan.observations(),
                plan.summaries(),
                plan.prompts(),
                plan.messages(),
                MemoryLines.list(plan.first()),
                command.line());
    return new Reply(text, json);
  }
}
