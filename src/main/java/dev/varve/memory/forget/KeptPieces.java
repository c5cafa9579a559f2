package dev.varve.memory.forget;

import dev.varve.store.Dialect;
import dev.varve.store.Tx;
import java.util.List;

/** Tells of a piece whether something that is kept contains it too. Reads whole tables. */
final class KeptPieces {

  /** What lies beside each other in a row is asked together, with a line's end between. */
  private static final List<Place> PLACES =
      List.of(
          new Place("observations", "title || '\n' || subtitle || '\n' || narrative", false),
          new Place("observations", "facts", false),
          new Place("observations", "concepts", false),
          new Place("observations", "type || '\n' || coalesce(branch, '')", false),
          new Place("observation_files", "path", false),
          new Place("summaries", "request || '\n' || investigated || '\n' || learned", false),
          new Place("summaries", "completed || '\n' || next_steps || '\n' || notes", false),
          new Place("prompts", "text", false),
          new Place("payloads", "payload", true),
          new Place("sessions", "cwd || '\n' || coalesce(branch, '')", false),
          new Place("messages", "coalesce(tool, '') || '\n' || cwd", false),
          new Place("messages", "coalesce(branch, '')", false),
          new Place("projects", "identity || '\n' || name", false),
          new Place("vectors", "vector", true));

  private record Place(String table, String value, boolean isBytes) {

    String holding(Dialect dialect) {
      String holds = isBytes ? dialect.bytesHold(value) : dialect.textHolds(value);
      return "SELECT 1 FROM " + table + " WHERE " + holds + " LIMIT 1";
    }
  }

  private KeptPieces() {}

  static boolean contain(Tx tx, byte[] piece) {
    for (Place place : PLACES) {
      if (tx.first(place.holding(tx.dialect()), row -> row.number(1), piece).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
