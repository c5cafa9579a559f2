package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.search.Hit;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRefusal;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds memories by their words: references, titles and cost, to choose from. */
final class SearchTool implements Tool {

  /** A whole trace may be pasted; its edges are sought. */
  static final int QUERY_CHARS_MAX = 64_000;

  private static final Type WORD = new Type.Text(200);
  private static final Schema SCHEMA =
      Schema.of(
          Parameter.required(
              "query",
              new Type.Text(QUERY_CHARS_MAX),
              "Words, a question, an identifier, a path or a pasted error. \"In quotes\" is word for word, begin* a prefix.",
              "why does parseUserName fail on empty input"),
          ProjectFinder.PARAMETER,
          Parameter.optional(
              "type",
              WORD,
              "Only this type: bugfix, feature, refactor, change, discovery, decision, note, summary, prompt.",
              "decision"),
          Parameter.optional("concept", WORD, "Only observations with this tag.", "gotcha"),
          Parameter.optional("file", new Type.Text(1_024), "Only about this file or folder.", "src/Parser.java"),
          Parameter.optional("branch", WORD, "Only of this git branch.", "main"),
          Parameter.optional("client", WORD, "Only what this client reported.", "claude-code"),
          Parameter.optional("session", new Type.Whole(1, Long.MAX_VALUE), "Only of this session, by Varve's id.", 12),
          Times.SINCE,
          Times.UNTIL,
          Parameter.optional(
              "order", new Type.Choice(List.of("relevance", "time")), "What comes first.", "relevance", "time"),
          Parameter.optional(
              "limit", new Type.Whole(1, SearchRequest.LIMIT_MAX), "Most hits.", SearchRequest.LIMIT_DEFAULT, 5),
          Parameter.optional(
              "cursor", new Type.Text(4_096), "'next' of an earlier answer to the same call, for what comes after.", "…"));

  private static final Structure HIT =
      MemoryJson.BRIEF
          .with("snippet", Structure.TEXT)
          .with("tokens", Structure.NUMBER)
          .maybe("replacedBy", Structure.TEXT);
  private static final Structure GIVES =
      Structure.empty()
          .with("project", Structure.TEXT)
          .with("items", Structure.listOf(HIT.json()))
          .maybe("didYouMean", Structure.TEXT)
          .maybe("advice", Structure.TEXT)
          .maybe("next", Structure.TEXT);

  private final Recall recall;
  private final ProjectFinder projects;

  SearchTool(Recall recall, ProjectFinder projects) {
    this.recall = recall;
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "search",
        "Search memories",
        "Search what was done, learned, decided or asked in earlier sessions of a project. Gives references, titles and"
            + " what each costs to read; read the few that matter with 'get'.",
        SCHEMA,
        GIVES,
        false);
  }

  @Override
  public Reply call(Arguments arguments) {
    Project project = projects.find(arguments);
    SearchRequest request =
        new SearchRequest(
            arguments.required("query"),
            filter(arguments, project),
            SearchOrder.valueOf(arguments.required("order").toUpperCase(Locale.ROOT)),
            arguments.count("limit"),
            arguments.text("cursor"));
    try {
      return reply(project, recall.search().find(request));
    } catch (SearchRefusal refusal) {
      throw new ToolRefusal(refusal.detail(), refusal.remedy());
    }
  }

  private SearchFilter filter(Arguments arguments, Project project) {
    Times times = Times.of(arguments, recall.now());
    return new SearchFilter(
        project.identity(),
        arguments.text("client"),
        arguments.text("type"),
        arguments.text("concept"),
        arguments.text("file"),
        arguments.text("branch"),
        times.since(),
        times.until(),
        arguments.whole("session"));
  }

  private static Reply reply(Project project, SearchResult result) {
    StringBuilder text = new StringBuilder(result.hits().isEmpty() ? "nothing found in " : "found in ");
    text.append("project ").append(project.name());
    ObjectNode json = MemoryJson.object().put("project", project.name());
    ArrayNode items = json.putArray("items");
    for (Hit hit : result.hits()) {
      text.append('\n').append(line(hit));
      items.add(item(hit));
    }
    further(text, json, "did you mean: ", "didYouMean", result.didYouMean());
    further(text, json, "", "advice", result.advice());
    further(text, json, "more with cursor: ", "next", result.nextCursor());
    return new Reply(text.toString(), json);
  }

  private static void further(
      StringBuilder text, ObjectNode json, String lead, String name, @Nullable String value) {
    if (value != null) {
      text.append('\n').append(lead).append(value);
      json.put(name, value);
    }
  }

  private static String line(Hit hit) {
    return "%s %s %s ~%dt%s: %s\n  %s".formatted(
        hit.ref(),
        MemoryLines.time(hit.at().toString()),
        hit.type(),
        hit.tokens(),
        hit.replacedBy() == null ? "" : ", perhaps replaced by " + hit.replacedBy(),
        Shown.cut(hit.title(), MemoryJson.TITLE_CHARS_MAX),
        hit.snippet().text());
  }

  private static ObjectNode item(Hit hit) {
    ObjectNode item = MemoryJson.object();
    if (hit.replacedBy() != null) {
      item.put("replacedBy", hit.replacedBy().toString());
    }
    return item
        .put("ref", hit.ref().toString())
        .put("at", MemoryJson.time(hit.at()))
        .put("type", hit.type())
        .put("title", Shown.cut(hit.title(), MemoryJson.TITLE_CHARS_MAX))
        .put("snippet", hit.snippet().text())
        .put("tokens", hit.tokens());
  }
}
