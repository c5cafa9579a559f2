package dev.varve.cli;

import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command line asks of a search, for the worker's door and for a store nobody works on. */
final class SearchOptions {

  @Parameters(paramLabel = "WORDS", description = "Words, a question, an identifier, an error; 'begin*', '\"word for word\"'.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--project", paramLabel = "PROJECT", description = "Another project, by name or identity.")
  private @Nullable String project;

  @Option(names = "--all-projects", description = "Not only the working directory's project.")
  private boolean allProjects;

  @Option(names = "--client", paramLabel = "NAME", description = "Only what this client reported, such as codex.")
  private @Nullable String client;

  @Option(names = "--type", paramLabel = "TYPE", description = "bugfix, feature, refactor, change, discovery, decision, note, summary or prompt.")
  private @Nullable String type;

  @Option(names = "--concept", paramLabel = "WORD", description = "Only observations tagged so.")
  private @Nullable String concept;

  @Option(names = "--file", paramLabel = "PATH", description = "Only what touched this file or folder.")
  private @Nullable String file;

  @Option(names = "--branch", paramLabel = "NAME", description = "Only what happened on this branch.")
  private @Nullable String branch;

  @Option(names = "--since", paramLabel = "TIME", description = "2026-01-31, '3 Nov', yesterday, 'last week' or '3 days'.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "The same, as the end: a day is included, '3 days' is three days ago.")
  private @Nullable String until;

  @Option(names = "--session", paramLabel = "ID", description = "Only this session, by our id.")
  private @Nullable Long session;

  @Option(names = "--order", paramLabel = "ORDER", description = "relevance (default) or time.")
  private SearchOrder order = SearchOrder.RELEVANCE;

  @Option(names = "--limit", paramLabel = "N", description = "Most hits, 1 to 100. Default: ${DEFAULT-VALUE}")
  private int limit = SearchRequest.LIMIT_DEFAULT;

  @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on behind the page that told this cursor.")
  private @Nullable String cursor;

  void check() {
    if (limit < 1 || limit > SearchRequest.LIMIT_MAX) {
      throw new CliException(ExitCode.USAGE, "the limit must be 1 to " + SearchRequest.LIMIT_MAX, "Say it: --limit 20");
    }
    if (allProjects && project != null) {
      throw new CliException(ExitCode.USAGE, "one project and all projects are asked for", "Leave one of them out.");
    }
  }

  private String text() {
    return SearchRequest.edges(String.join(" ", words));
  }

  /** As the door takes it. */
  String query(Path cwd) {
    StringBuilder query = new StringBuilder("?q=").append(encoded(text()));
    append(query, "project", project);
    append(query, "cwd", project == null && !allProjects ? cwd.toString() : null);
    append(query, "client", client);
    append(query, "type", type);
    append(query, "concept", concept);
    append(query, "file", file);
    append(query, "branch", branch);
    append(query, "since", since);
    append(query, "until", until);
    append(query, "session", session);
    append(query, "order", order.name().toLowerCase(Locale.ROOT));
    append(query, "limit", limit);
    append(query, "cursor", cursor);
    return query.toString();
  }

  private static void append(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(encoded(value.toString()));
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** @param here identity of the working directory's project */
  SearchRequest request(String here, InstantSource clock) {
    SearchFilter filter =
        new SearchFilter(
            project == null && !allProjects ? here : project,
            client,
            type,
            concept,
            file,
            branch,
            since == null ? null : Times.begin(since, clock),
            until == null ? null : Times.end(until, clock),
            session);
    return new SearchRequest(text(), filter, order, limit, cursor);
  }
}
