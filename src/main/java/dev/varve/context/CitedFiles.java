package dev.varve.context;

import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.store.Tx;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/** Knows what the files that memories cite held when the memories were made, and whether they hold it still. */
final class CitedFiles {

  /** Of one observation; more say nothing more about its age. */
  private static final int FILES_MAX = 8;

  /** Of one turn; the rest stays without a hash. */
  private static final int TURN_FILES_MAX = 200;

  private static final String CITED =
      "SELECT path, content_hash FROM observation_files WHERE observation_id = ? AND content_hash IS NOT NULL LIMIT "
          + FILES_MAX;

  private static final String OF_TURN =
      """
      SELECT f.observation_id, f.path FROM observations t JOIN observation_files f ON f.observation_id = t.id
      WHERE t.session_id = ? AND t.turn_id = ? AND f.content_hash IS NULL LIMIT\s"""
          + TURN_FILES_MAX;

  private final FileHashes hashes;

  CitedFiles(FileHashes hashes) {
    this.hashes = hashes;
  }

  private record Cited(String path, String hash) {}

  /** A file that an observation cites, as it writes it. */
  record Citation(long observation, String path) {}

  /** In words what has changed since, about one file; empty when nothing is known to have. */
  String changed(Tx tx, MemoryRef ref, Checkout checkout) {
    if (ref.kind() != MemoryKind.OBSERVATION) {
      return "";
    }
    for (Cited cited : tx.list(CITED, row -> new Cited(row.text("path"), row.text("content_hash")), ref.id())) {
      String change = change(state(checkout, cited.path()), cited);
      if (!change.isEmpty()) {
        return change;
      }
    }
    return "";
  }

  private static String change(FileState state, Cited cited) {
    String name = cited.path().substring(cited.path().lastIndexOf('/') + 1);
    return switch (state) {
      case FileState.Holds holds -> holds.hash().equals(cited.hash()) ? "" : name + " changed since";
      case FileState.Gone _ -> name + " is gone";
      case FileState.Unknown _ -> "";
    };
  }

  /** What a turn's observations cite. */
  List<Citation> ofTurn(Tx tx, long session, long turn) {
    return tx.list(OF_TURN, row -> new Citation(row.number(1), row.text(2)), session, turn);
  }

  /** What the file holds now; empty when it cannot be known. */
  Optional<String> hash(Checkout checkout, Citation citation) {
    return state(checkout, citation.path()) instanceof FileState.Holds holds
        ? Optional.of(holds.hash())
        : Optional.empty();
  }

  static void store(Tx tx, Citation citation, String hash) {
    tx.update(
        "UPDATE observation_files SET content_hash = ? WHERE observation_id = ? AND path = ?",
        hash,
        citation.observation(),
        citation.path());
  }

  private FileState state(Checkout checkout, String path) {
    try {
      return hashes.of(checkout.root(), checkout.cwd().resolve(path));
    } catch (InvalidPathException e) {
      return new FileState.Unknown();
    }
  }
}
