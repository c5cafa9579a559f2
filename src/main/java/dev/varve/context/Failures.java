package dev.varve.context;

import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that failed, as hashes and references alone, and what came after. */
final class Failures {

  /** Older ones were given up or solved elsewhere. */
  private static final Duration OPEN_MAX = Duration.ofDays(14);

  private static final String FAILED =
      """
      INSERT INTO failures (session_id, message_id, project_id, signature, command, whole, at_ms)
      SELECT session_id, id, project_id, ?, ?, ?, ? FROM messages WHERE id = ? ON CONFLICT DO NOTHING""";

  private static final String OPEN =
      """
      SELECT message_id FROM failures
      WHERE project_id = ? AND success_message_id IS NULL AND signature IS NOT NULL AND at_ms > ?
      ORDER BY at_ms DESC LIMIT ?""";

  /** By the command and by the whole of it, each of which has an index of its own. */
  private static final List<String> ENDED = List.of(ended("command"), ended("whole"));

  private static final String SOLVED =
      """
      SELECT f.message_id, f.success_message_id, f.change_message_id, f.at_ms
      FROM failures f JOIN sessions s ON s.id = f.session_id
      WHERE f.signature = ? AND f.change_message_id IS NOT NULL AND s.project_id = ? ORDER BY f.id DESC LIMIT ?""";

  /** A failure that a change brought to an end: the failing, the successful and the changing message. */
  record Solved(long failure, long success, long change, Instant at) {}

  /** @param step of a command; without a signature, because its output told nothing, it is never told */
  void failed(Tx tx, long message, CommandStep step, Instant at) {
    tx.update(FAILED, step.signature(), step.command(), step.whole(), at.toEpochMilli(), message);
  }

  /** @param change the last change before the success; null when nothing was changed since the failure */
  void succeeded(Tx tx, List<Long> failures, long success, @Nullable Long change) {
    for (long failure : failures) {
      tx.update(
          """
          UPDATE failures SET success_message_id = ?, change_message_id = ?
          WHERE message_id = ? AND change_message_id IS NULL""",
          success,
          change,
          failure);
    }
  }

  /** Ends what any session of the project left open under this command; how it was solved there is not known. */
  void ended(Tx tx, String command, long success) {
    for (String ended : ENDED) {
      tx.update(ended, success, command, success, success);
    }
  }

  private static String ended(String column) {
    return """
        UPDATE failures SET success_message_id = ?
        WHERE success_message_id IS NULL AND %s = ? AND message_id < ?
          AND project_id = (SELECT project_id FROM messages WHERE id = ?)"""
        .formatted(column);
  }

  /** Whether a failure like this was solved in any project; asked of nearly all that fail, and mostly not so. */
  boolean isSolved(Tx tx, String signature) {
    return tx.first(
            "SELECT 1 FROM failures WHERE signature = ? AND change_message_id IS NOT NULL LIMIT 1",
            row -> row.number(1),
            signature)
        .isPresent();
  }

  /** The messages of the newest failures of a project that no success has followed. */
  List<Long> open(Tx tx, long project, Instant now, int max) {
    return tx.list(OPEN, row -> row.number(1), project, now.minus(OPEN_MAX).toEpochMilli(), max);
  }

  /** Newest first. */
  List<Solved> solved(Tx tx, long project, String signature, int max) {
    return tx.list(
        SOLVED,
        row -> new Solved(
            row.number("message_id"),
            row.number("success_message_id"),
            row.number("change_message_id"),
            row.instant("at_ms")),
        signature,
        project,
        max);
  }

  /** The observation that tells most of how it was solved; empty when none is remembered. */
  Optional<Note> solution(Tx tx, long project, Solved solved) {
    return Notes.ofMessage(tx, project, solved.change())
        .or(() -> Notes.ofMessage(tx, project, solved.success()))
        .or(() -> Notes.ofMessage(tx, project, solved.failure()));
  }
}
