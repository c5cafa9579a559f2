package dev.varve.search;

import dev.varve.memory.Notes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search is narrowed to; null means no condition. Case does not matter but for projects.
 *
 * @param project a project's identity or alias, which has a colon, or its name; null looks into all projects
 * @param client such as {@code codex}
 * @param type one of {@link #TYPES}; a search by another one is refused
 * @param file a path, the last parts of one, or a folder
 * @param since included, {@code until} is not
 * @param session our id of a session
 */
public record SearchFilter(
    @Nullable String project,
    @Nullable String client,
    @Nullable String type,
    @Nullable String concept,
    @Nullable String file,
    @Nullable String branch,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Long session) {

  /** What {@code type} may be, in any case. */
  public static final List<String> TYPES =
      List.of("bugfix", "feature", "refactor", "change", "discovery", "decision", Notes.TYPE, "summary", "prompt");

  /** Everything. */
  public static SearchFilter none() {
    return new SearchFilter(null, null, null, null, null, null, null, null, null);
  }

  public static SearchFilter ofProject(String project) {
    return new SearchFilter(project, null, null, null, null, null, null, null, null);
  }

  /** Nothing has a type that is not known, so that asking for one is a mistake and no search. */
  void refuseUnknownType() {
    if (type != null && !TYPES.contains(type.strip().toLowerCase(Locale.ROOT))) {
      throw new SearchRefusal("no type '" + type + "'", "The types are: " + String.join(", ", TYPES));
    }
  }

  /** Nothing happened before it began, so that asking for it is a mistake and no search. */
  void refuseBackwards() {
    if (since != null && until != null && since.isAfter(until)) {
      throw new SearchRefusal(
          "the time to search begins after it ends: since %s, until %s".formatted(since, until), "Exchange the two");
    }
  }

  /** What is in the span too. */
  SearchFilter within(TimeSpan span) {
    Instant from = since == null || since.isBefore(span.from()) ? span.from() : since;
    Instant end = until == null || until.isAfter(span.until()) ? span.until() : until;
    return new SearchFilter(project, client, type, concept, file, branch, from, end, session);
  }

  SearchFilter timeless() {
    return new SearchFilter(project, client, type, concept, file, branch, null, null, session);
  }

  /** The conditions besides the project, by name, each with the filter that lacks it. */
  Map<String, SearchFilter> looser() {
    Map<String, SearchFilter> looser = new LinkedHashMap<>();
    put(looser, "client", client, new SearchFilter(project, null, type, concept, file, branch, since, until, session));
    put(looser, "type", type, new SearchFilter(project, client, null, concept, file, branch, since, until, session));
    put(looser, "concept", concept, new SearchFilter(project, client, type, null, file, branch, since, until, session));
    put(looser, "file", file, new SearchFilter(project, client, type, concept, null, branch, since, until, session));
    put(looser, "branch", branch, new SearchFilter(project, client, type, concept, file, null, since, until, session));
    put(looser, "since", since, new SearchFilter(project, client, type, concept, file, branch, null, until, session));
    put(looser, "until", until, new SearchFilter(project, client, type, concept, file, branch, since, null, session));
    put(looser, "session", session, new SearchFilter(project, client, type, concept, file, branch, since, until, null));
    return looser;
  }

  private static void put(Map<String, SearchFilter> looser, String name, @Nullable Object value, SearchFilter without) {
    if (value != null) {
      looser.put(name, without);
    }
  }
}
