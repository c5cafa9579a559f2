package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Timeline;
import dev.varve.memory.Timelines;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import dev.varve.search.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells what happened around a memory, a session, a time, or what a search finds first. */
final class TimelineTool implements Tool {

  static final int SIDE_MAX = 50;

  /** A session may have hundreds; more than these fill a conversation. */
  static final int WITHIN_MAX = 100;

  private static final List<String> CENTRES = List.of("around", "session", "at", "query");

  private static final Schema SCHEMA =
      Schema.of(
          Parameter.optional("around", new Type.Ref(), "The memory to look around.", "#12"),
          Parameter.optional("session", new Type.Whole(1, Long.MAX_VALUE), "The session to look at, by Varve's id.", 12),
          Parameter.optional("at", new Type.Text(100), "The time to look around.", "2026-01-31"),
          Parameter.optional(
              "query", new Type.Text(SearchTool.QUERY_CHARS_MAX), "Looks around what this finds first.", "the failed release"),
          ProjectFinder.PARAMETER,
          Parameter.optional("before", new Type.Whole(0, SIDE_MAX), "Most memories before it.", 5, 10),
          Parameter.optional("after", new Type.Whole(0, SIDE_MAX), "Most memories after it.", 5, 10));

  private static final Structure GIVES =
      Structure.empty()
          .with("before", MemoryJson.BRIEF_LIST)
          .with("within", MemoryJson.BRIEF_LIST)
          .with("after", MemoryJson.BRIEF_LIST)
          .maybe("left", Structure.NUMBER);

  private final Recall recall;
  private final ProjectFinder projects;
  private final Timelines timelines = new Timelines();

  TimelineTool(Recall recall, ProjectFinder projects) {
    this.recall = recall;
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "timeline",
        "Timeline",
        "What happened before and after something in a project, in order. Say what with exactly one of around, session,"
            + " at and query; at and query need the project.",
        SCHEMA,
        GIVES,
        false);
  }

  @Override
  public Reply call(Arguments arguments) {
    if (CENTRES.stream().filter(arguments::has).count() != 1) {
      throw new ToolRefusal(
          "exactly one of around, session, at and query says what the timeline is about", "For example: {\"around\": \"#12\"}");
    }
    Timelines.Sides sides = new Timelines.Sides(arguments.count("before"), arguments.count("after"));
    MemoryRef ref = arguments.ref("around");
    if (ref != null) {
      return around(ref, sides);
    }
    Long session = arguments.whole("session");
    if (session != null) {
      return session(session, sides);
    }
    Project project = projects.find(arguments);
    return arguments.has("at") ? at(project, arguments, sides) : around(found(project, arguments.required("query")), sides);
  }

  private Reply around(MemoryRef ref, Timelines.Sides sides) {
    Optional<Timeline> timeline = recall.database().read(tx -> timelines.around(tx, ref, sides));
    return reply(
        timeline.orElseThrow(
            () -> new ToolRefusal("there is no memory " + ref, "See what there is with 'recent' or 'search'")));
  }

  private Reply session(long session, Timelines.Sides sides) {
    Optional<Timeline> timeline = recall.database().read(tx -> timelines.aroundSession(tx, session, sides));
    return reply(
        timeline.orElseThrow(
            () ->
                new ToolRefusal(
                    "nothing is remembered of session " + session, "'get' tells the session of a memory you know")));
  }

  private Reply at(Project project, Arguments arguments, Timelines.Sides sides) {
    TimeSpan span = Times.span(arguments, "at", recall.now());
    Instant at = span == null ? recall.now() : span.from();
    return reply(recall.database().read(tx -> timelines.at(tx, project.id().value(), at, sides)));
  }

  private MemoryRef found(Project project, String query) {
    SearchFilter filter = SearchFilter.ofProject(project.identity());
    SearchResult result = recall.search().find(new SearchRequest(query, filter, SearchOrder.RELEVANCE, 1, null));
    if (result.hits().isEmpty()) {
      throw new ToolRefusal("nothing in project " + project.name() + " is found by " + Shown.of(query), advice(result));
    }
    return result.hits().getFirst().ref();
  }

  private static String advice(SearchResult result) {
    String advice = result.advice() == null ? "Use other words" : result.advice();
    return advice.endsWith(".") ? advice.substring(0, advice.length() - 1) : advice;
  }

  private static Reply reply(Timeline timeline) {
    List<Memory> within = timeline.within();
    List<Memory> shown = within.subList(0, Math.min(WITHIN_MAX, within.size()));
    ObjectNode json = MemoryJson.object();
    MemoryJson.put(json, "before", timeline.before());
    MemoryJson.put(json, "within", shown);
    MemoryJson.put(json, "after", timeline.after());
    StringBuilder text = new StringBuilder();
    timeline.before().forEach(memory -> text.append(MemoryLines.line(memory)).append('\n'));
    shown.forEach(memory -> text.append("> ").append(MemoryLines.line(memory)).append('\n'));
    if (within.size() > shown.size()) {
      int left = within.size() - shown.size();
      text.append("… ").append(left).append(" more of it; look around one of them\n");
      json.put("left", left);
    }
    timeline.after().forEach(memory -> text.append(MemoryLines.line(memory)).append('\n'));
    return new Reply(text.isEmpty() ? "nothing is remembered there" : text.toString().stripTrailing(), json);
  }
}
