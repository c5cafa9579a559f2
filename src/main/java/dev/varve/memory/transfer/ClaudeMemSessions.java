package dev.varve.memory.transfer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of a claude-mem database, whichever of its keys a row names one by. */
final class ClaudeMemSessions {

  /** The client's own id first, then those of the program's sessions; names have changed between versions. */
  private static final List<String> KEYS =
      List.of("content_session_id", "claude_session_id", "session_id", "memory_session_id", "sdk_session_id");

  private static final String NO_PROJECT = "unknown";

  /** What is known of a session. */
  private static final class Known {

    private final String id;
    private String project = NO_PROJECT;
    private Instant first = Instant.MAX;
    private Instant last = Instant.EPOCH;
    private int lastPrompt;
    private final Set<Integer> numbers = new LinkedHashSet<>();

    Known(String id) {
      this.id = id;
    }

    void seen(@Nullable Instant at) {
      if (at != null) {
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
      }
    }
  }

  private final Map<String, Known> byKey = new HashMap<>();
  private final Map<String, Known> sessions = new LinkedHashMap<>();
  private final Set<String> projects = new LinkedHashSet<>();

  private ClaudeMemSessions() {}

  /** Looks through all tables, because what a session's own row does not say the others may. */
  static ClaudeMemSessions of(ForeignTables tables) throws SQLException {
    ClaudeMemSessions sessions = new ClaudeMemSessions();
    tables.each("sdk_sessions", sessions::session);
    for (String table : List.of("user_prompts", "observations", "session_summaries")) {
      tables.each(table, sessions::member);
    }
    return sessions;
  }

  private void session(ForeignRow row) throws SQLException {
    String id = row.textOrNull(KEYS.toArray(String[]::new));
    Known known = sessions.computeIfAbsent(id == null ? "row " + row.id() : id, Known::new);
    for (String key : KEYS) {
      String value = row.textOrNull(key);
      if (value != null) {
        byKey.put(value, known);
      }
    }
    known.project = row.textOrNull("project") == null ? known.project : row.text("project");
    known.seen(row.timeOrNull("started_at_epoch", "started_at"));
    known.seen(row.timeOrNull("completed_at_epoch", "completed_at"));
  }

  private void member(ForeignRow row) throws SQLException {
    Known known = known(row);
    known.project = known.project.equals(NO_PROJECT) ? project(row) : known.project;
    projects.add(row.textOrNull("project") == null ? known.project : row.text("project"));
    known.seen(row.timeOrNull("created_at_epoch", "created_at"));
    known.lastPrompt = Math.max(known.lastPrompt, row.count("prompt_number"));
  }

  private Known known(ForeignRow row) throws SQLException {
    for (String key : KEYS) {
      String value = row.textOrNull(key);
      if (value != null) {
        return byKey.computeIfAbsent(value, fresh -> sessions.computeIfAbsent(fresh, Known::new));
      }
    }
    return sessions.computeIfAbsent("none", Known::new);
  }

  Line.SessionName name(ForeignRow row) throws SQLException {
    return new Line.SessionName(ClaudeMemFile.CLIENT, known(row).id);
  }

  /** The identity of the row's own project, else of its session's. */
  String identity(ForeignRow row) throws SQLException {
    String project = row.textOrNull("project");
    return identity(project == null ? known(row).project : project);
  }

  private String project(ForeignRow row) throws SQLException {
    String project = row.textOrNull("project");
    return project == null ? NO_PROJECT : project;
  }

  private static String identity(String project) {
    return ClaudeMemFile.CLIENT + ":" + project;
  }

  /** The number the row names, unless another prompt of its session has it. */
  int promptNumber(ForeignRow row) throws SQLException {
    Known known = known(row);
    int number = row.count("prompt_number");
    if (number == 0 || !known.numbers.add(number)) {
      known.lastPrompt++;
      number = known.lastPrompt;
      known.numbers.add(number);
    }
    return number;
  }

  /** Projects, then sessions. */
  List<Line> lines() {
    Set<String> all = new LinkedHashSet<>(projects);
    sessions.values().forEach(known -> all.add(known.project));
    List<Line> lines = new ArrayList<>();
    for (String project : all) {
      lines.add(new Line.Project(identity(project), project, null, null, Instant.EPOCH, List.of()));
    }
    for (Known known : sessions.values()) {
      Instant first = known.first.isAfter(known.last) ? known.last : known.first;
      lines.add(
          new Line.Session(
              new Line.SessionName(ClaudeMemFile.CLIENT, known.id),
              null,
              identity(known.project),
              "",
              null,
              null,
              first,
              known.last,
              known.last,
              known.lastPrompt));
    }
    return lines;
  }
}
