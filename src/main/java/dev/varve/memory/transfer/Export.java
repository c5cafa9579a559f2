package dev.varve.memory.transfer;

import dev.varve.memory.forget.AuditBook;
import dev.varve.queue.ProjectId;
import dev.varve.store.Database;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes out what is remembered, in the order in which it can be taken in again. Reads in pages, so that neither the
 * store's log nor memory grows with what is exported; what is stored meanwhile is left out. Thread-safe.
 */
public final class Export {

  private static final int PAGE = 500;

  private static final String PROJECTS =
      "SELECT t.*, t.identity AS project FROM projects t WHERE t.id > ? AND t.id <= ? AND (? IS NULL OR t.id = ?)";
  private static final String SESSIONS =
      """
      SELECT t.*, p.identity AS project, u.client_session_id AS parent FROM sessions t
      JOIN projects p ON p.id = t.project_id LEFT JOIN sessions u ON u.id = t.parent_id
      WHERE t.id > ? AND t.id <= ? AND (? IS NULL OR t.project_id = ?)""";
  private static final String PROMPTS =
      """
      SELECT t.*, p.identity AS project, s.client, s.client_session_id FROM prompts t
      JOIN projects p ON p.id = t.project_id JOIN sessions s ON s.id = t.session_id
      WHERE t.id > ? AND t.id <= ? AND (? IS NULL OR s.project_id = ?)""";
  private static final String TURNS =
      """
      SELECT t.*, s.client, s.client_session_id FROM turns t JOIN sessions s ON s.id = t.session_id
      WHERE t.id > ? AND t.id <= ? AND t.ended = 'answered' AND (? IS NULL OR s.project_id = ?)""";

  private final Database database;
  private final String program;
  private final InstantSource clock;

  /** @param program the version that writes, for people */
  public Export(Database database, String program, InstantSource clock) {
    this.database = database;
    this.program = program;
    this.clock = clock;
  }

  private record Numbered<T>(long id, T item) {}

  private interface Reading<T> {
    T of(Tx tx, Row row) throws SQLException;
  }

  /**
   * Hands over line after line, of one project's sessions or of all; returns how many turns there were.
   *
   * @param actor who asked, in the books
   */
  public long write(@Nullable ProjectId project, String actor, Consumer<String> lines) {
    long turns = write(project, lines);
    database.write(tx -> {
      AuditBook.write(tx, actor, "export", Map.of("turns", turns), clock.instant());
      return tx;
    });
    return turns;
  }

  private long write(@Nullable ProjectId project, Consumer<String> lines) {
    Long only = project == null ? null : project.value();
    lines.accept(LineText.of(new Line.Head(Line.Head.FORMAT, program)));
    long lastTurn = database.read(tx -> newest(tx, "turns"));
    long lastPrompt = database.read(tx -> newest(tx, "prompts"));
    long lastSession = database.read(tx -> newest(tx, "sessions"));
    pages(PROJECTS, Long.MAX_VALUE, only, LineRow::project, line -> lines.accept(LineText.of(line)));
    pages(SESSIONS, lastSession, only, (tx, row) -> LineRow.session(row), line -> lines.accept(LineText.of(line)));
    pages(PROMPTS, lastPrompt, only, (tx, row) -> LineRow.prompt(row), line -> lines.accept(LineText.of(line)));
    long[] turns = {0};
    pages(TURNS, lastTurn, only, LineRow::turn, turn -> {
      if (!turn.sources().isEmpty()) {
        lines.accept(LineText.of(turn));
        turns[0]++;
      }
    });
    return turns[0];
  }

  private static long newest(Tx tx, String table) {
    return tx.number("SELECT coalesce(max(id), 0) FROM " + table);
  }

  private <T> void pages(String sql, long last, @Nullable Long project, Reading<T> reading, Consumer<T> taking) {
    String page = sql + " ORDER BY t.id LIMIT " + PAGE;
    List<Numbered<T>> items;
    long after = 0;
    do {
      long from = after;
      items =
          database.read(
              tx ->
                  tx.list(
                      page,
                      row -> new Numbered<>(row.number("id"), reading.of(tx, row)),
                      from,
                      last,
                      project,
                      project));
      items.forEach(item -> taking.accept(item.item()));
      after = items.isEmpty() ? after : items.getLast().id();
    } while (items.size() == PAGE);
  }
}
