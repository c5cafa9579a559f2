package dev.varve.memory.transfer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns rows of claude-mem into lines; each keeps its number there as its identity. */
final class ClaudeMemMemories {

  private static final String OBSERVER = "claude-mem";
  private static final int TITLE_CHARS_MAX = 120;

  private final ClaudeMemSessions sessions;

  ClaudeMemMemories(ClaudeMemSessions sessions) {
    this.sessions = sessions;
  }

  Line prompt(ForeignRow row) throws SQLException {
    Instant at = row.time("created_at_epoch", "created_at");
    return new Line.Prompt(
        sessions.name(row),
        sessions.identity(row),
        sessions.promptNumber(row),
        "claude-mem:prompt:" + row.id(),
        null,
        row.text("prompt_text", "text", "prompt"),
        false,
        "user",
        at,
        at);
  }

  Line observation(ForeignRow row) throws SQLException {
    Instant at = row.time("created_at_epoch", "created_at");
    String narrative = row.text("narrative", "text");
    Line.Observation observation =
        new Line.Observation(
            sessions.identity(row),
            row.count("prompt_number"),
            row.text("type"),
            title(row.text("title", "subtitle", "narrative", "text")),
            row.textOrNull("title") == null ? "" : row.text("subtitle"),
            narrative,
            row.list("facts"),
            row.list("concepts"),
            row.list("files_read"),
            row.list("files_modified"),
            row.textOrNull("branch"),
            null,
            null,
            at,
            at,
            List.of(0));
    return turn(row, "tool_use", "observation", at, List.of(observation), List.of());
  }

  Line summary(ForeignRow row) throws SQLException {
    Instant at = row.time("created_at_epoch", "created_at");
    int prompt = row.count("prompt_number");
    Line.Summary summary =
        new Line.Summary(
            sessions.identity(row),
            prompt,
            prompt,
            row.text("request"),
            row.text("investigated"),
            row.text("learned"),
            row.text("completed"),
            row.text("next_steps"),
            row.text("notes"),
            null,
            at,
            at,
            0);
    return turn(row, "summarize", "summary", at, List.of(), List.of(summary));
  }

  private Line turn(
      ForeignRow row, String kind, String what, Instant at, List<Line.Observation> observations, List<Line.Summary> summaries)
      throws SQLException {
    List<Line.Source> sources = new ArrayList<>();
    int prompt = row.count("prompt_number");
    sources.add(
        new Line.Source(
            kind,
            "claude-mem:" + what + ":" + row.id(),
            sessions.identity(row),
            prompt,
            prompt,
            null,
            null,
            null,
            at));
    return new Line.Turn(sessions.name(row), OBSERVER, null, at, sources, observations, summaries);
  }

  private static String title(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    return first.length() <= TITLE_CHARS_MAX ? first : first.substring(0, TITLE_CHARS_MAX - 1).stripTrailing() + "…";
  }
}
