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

  private static final int OPEN_LOOKED_AT = 200;

  private static final String FAILED =
      """
      INSERT INTO failures (session_id, message_id, signature, command, at_ms)
      SELECT session_id, id, ?, ?, ? FROM messages WHERE id = ? ON CONFLICT DO NOTHING""";

  private static final String OPEN =
      """
      SELECT f.message_id FROM
        (SELECT message_id, session_id FROM failures
         WHERE success_message_id IS NULL AND signature IS NOT NULL AND at_ms > ?
         ORDER BY at_ms DESC LIMIT %d) f
      JOIN sessions s ON s.id = f.session_id WHERE s.project_id = ? ORDER BY f.message_id DESC LIMIT ?"""
          .formatted(OPEN_LOOKED_AT);

  private static final String SOLVED =
      """
      SELECT f.message_id, f.success_message_id, f.change_message_id, f.at_ms
      FROM failures f JOIN sessions s ON s.id = f.session_id
      WHERE f.signature = ? AND f.change_message_id IS NOT NULL AND s.project_id = ? ORDER BY f.id DESC LIMIT ?""";

  /** A failure that a change brought to an end: the failing, the successful and the changing message. */
  record Solved(long failure, long success, long change, Instant at) {}

  /** @param signature what is known of its output again; null when that was nothing telling */
  void failed(Tx tx, long message, @Nullable String signature, String command, Instant at) {
    tx.update(FAILED, signature, command, at.toEpochMilli(), message);
  }

  /** @param change the last change before the success; null when nothing was changed since the failure */
  void succeeded(Tx tx, List<Long> failures, long success, @Nullable Long change) {
    for (long failure : failures) {
      tx.update(
          """
          UPDATE failures SET success_message_id = ?, change_message_id = ?
          WHERE message_id = ? AND success_message_id IS NULL""",
          success,
          change,
          failure);
    }
  }

  /** The messages of the newest failures of a project that no success has followed. */
  List<Long> open(Tx tx, long project, Instant now, int max) {
    return tx.list(OPEN, row -> row.number(1), now.minus(OPEN_MAX).toEpochMilli(), project, max);
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
