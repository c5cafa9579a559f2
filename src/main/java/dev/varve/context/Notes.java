package dev.varve.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.memory.MemoryRef;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads what may be told of a project's observations, newest first, by when it happened: what was imported has the newest
 * ids. Every statement ends after a bounded stretch.
 */
final class Notes {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private static final String SELECT =
      """
      SELECT t.id, t.type, t.title, t.facts, t.branch, t.original_at_ms,
        length(t.title) + length(t.subtitle) + length(t.narrative) + length(t.facts) AS chars FROM observations t""";

  private static final String NEWEST_FIRST = " ORDER BY t.original_at_ms DESC, t.id DESC";

  private static final String RECENT = SELECT + " WHERE t.project_id = ?" + NEWEST_FIRST + " LIMIT ?";

  private static final String OF_BRANCH =
      SELECT + " WHERE t.project_id = ? AND t.branch = ?" + NEWEST_FIRST + " LIMIT ?";

  private static final String OF_SESSION =
      SELECT + " WHERE t.session_id = ? AND t.project_id = ? ORDER BY t.id DESC LIMIT ?";

  /** Many projects have a README.md, so only the newest of that path are looked at. */
  private static final String OF_PATH =
      """
      SELECT observation_id FROM observation_files WHERE path = ?
      ORDER BY original_at_ms DESC, observation_id DESC LIMIT 200""";

  private static final String BY_ID = SELECT + " WHERE t.id = ? AND t.project_id = ?";

  private static final String OF_MESSAGE =
      SELECT
          + """
           JOIN observation_sources o ON o.observation_id = t.id
          WHERE o.message_id = ? AND t.project_id = ? ORDER BY t.id DESC LIMIT 1""";

  private static final String MODIFIED =
      """
      SELECT DISTINCT f.path FROM observation_files f
      WHERE f.access = 'modified' AND f.observation_id IN
        (SELECT id FROM observations WHERE session_id = ? ORDER BY id DESC LIMIT 30) LIMIT ?""";

  private Notes() {}

  static List<Note> recent(Tx tx, long project, int max) {
    return tx.list(RECENT, Notes::note, project, max);
  }

  static List<Note> ofBranch(Tx tx, long project, String branch, int max) {
    return tx.list(OF_BRANCH, Notes::note, project, branch, max);
  }

  static List<Note> ofSession(Tx tx, long project, long session, int max) {
    return tx.list(OF_SESSION, Notes::note, session, project, max);
  }

  /** About exactly this path, as the memories write it. */
  static List<Note> about(Tx tx, long project, String path, int max) {
    List<Note> notes = new ArrayList<>();
    for (long id : new LinkedHashSet<>(tx.list(OF_PATH, row -> row.number(1), path))) {
      tx.first(BY_ID, Notes::note, id, project).ifPresent(notes::add);
      if (notes.size() == max) {
        break;
      }
    }
    return notes;
  }

  /** The newest one that was drawn from this message. */
  static Optional<Note> ofMessage(Tx tx, long project, long message) {
    return tx.first(OF_MESSAGE, Notes::note, message, project);
  }

  /** The files that a session modified last, as its memories write them. */
  static List<String> modified(Tx tx, long session, int max) {
    return tx.list(MODIFIED, row -> row.text(1), session, max);
  }

  /** The session of the project's newest observation. */
  static Optional<Long> lastSession(Tx tx, long project) {
    return tx.first(
        "SELECT session_id FROM observations WHERE project_id = ? ORDER BY original_at_ms DESC, id DESC LIMIT 1",
        row -> row.number(1),
        project);
  }

  private static Note note(Row row) throws SQLException {
    return new Note(
        MemoryRef.observation(row.number("id")),
        row.text("type"),
        row.text("title"),
        firstFact(row.text("facts")),
        row.textOrNull("branch"),
        row.instant("original_at_ms"),
        Note.readTokens(row.number("chars")),
        null);
  }

  private static String firstFact(String json) {
    try {
      return Note.first(JSON.readValue(json, STRINGS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a JSON array of strings: " + json, e);
    }
  }
}
