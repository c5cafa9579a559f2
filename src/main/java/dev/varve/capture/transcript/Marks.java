package dev.varve.capture.transcript;

import dev.varve.store.Tx;
import java.time.Instant;

/** How far each transcript was read, by a keyed hash of its path: a path can hold what must not be stored. */
final class Marks {

  Mark of(Tx tx, String fileKey) {
    return tx.first(
            "SELECT offset_bytes, fingerprint FROM transcripts WHERE space_id = 1 AND file_key = ?",
            row -> new Mark(row.number("offset_bytes"), row.text("fingerprint")),
            fileKey)
        .orElse(Mark.START);
  }

  boolean isKnown(Tx tx, String fileKey) {
    return tx.number("SELECT count(*) FROM transcripts WHERE space_id = 1 AND file_key = ?", fileKey) > 0;
  }

  void store(Tx tx, String fileKey, Mark mark, Instant now) {
    tx.update(
        """
        INSERT INTO transcripts (file_key, offset_bytes, fingerprint, read_at_ms) VALUES (?, ?, ?, ?)
        ON CONFLICT (space_id, file_key) DO UPDATE SET offset_bytes = excluded.offset_bytes,
          fingerprint = excluded.fingerprint, read_at_ms = excluded.read_at_ms""",
        fileKey,
        mark.offset(),
        mark.fingerprint(),
        now.toEpochMilli());
  }
}
