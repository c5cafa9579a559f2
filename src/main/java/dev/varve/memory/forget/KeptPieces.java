package dev.varve.memory.forget;

import dev.varve.store.Tx;
import java.util.List;

/** Tells of a piece whether something that is kept contains it too. Reads whole tables. */
final class KeptPieces {

  private static final List<String> PLACES =
      List.of(
          "observations WHERE instr(CAST(title || char(10) || subtitle || char(10) || narrative AS BLOB), ?) > 0",
          "observations WHERE instr(CAST(facts AS BLOB), ?) > 0",
          "observations WHERE instr(CAST(concepts AS BLOB), ?) > 0",
          "observation_files WHERE instr(CAST(path AS BLOB), ?) > 0",
          "summaries WHERE instr(CAST(request || char(10) || investigated || char(10) || learned AS BLOB), ?) > 0",
          "summaries WHERE instr(CAST(completed || char(10) || next_steps || char(10) || notes AS BLOB), ?) > 0",
          "prompts WHERE instr(CAST(text AS BLOB), ?) > 0",
          "payloads WHERE instr(payload, ?) > 0",
          "observations WHERE instr(CAST(type || char(10) || coalesce(branch, '') AS BLOB), ?) > 0",
          "sessions WHERE instr(CAST(cwd || char(10) || coalesce(branch, '') AS BLOB), ?) > 0",
          "messages WHERE instr(CAST(coalesce(tool, '') || char(10) || cwd AS BLOB), ?) > 0",
          "messages WHERE instr(CAST(coalesce(branch, '') AS BLOB), ?) > 0",
          "projects WHERE instr(CAST(identity || char(10) || name AS BLOB), ?) > 0",
          "vectors WHERE instr(vector, ?) > 0");

  private KeptPieces() {}

  static boolean contain(Tx tx, byte[] piece) {
    for (String place : PLACES) {
      if (tx.first("SELECT 1 FROM " + place + " LIMIT 1", row -> row.number(1), piece).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
