package dev.varve.context;

import dev.varve.store.Tx;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/** Knows what the files hold that memories cite, and takes it down. Thread-safe. */
final class CitedFiles {

  /** Of one turn; the rest stays without a hash. */
  private static final int TURN_FILES_MAX = 200;

  private static final String OF_TURN =
      """
      SELECT f.observation_id, f.path FROM observations t JOIN observation_files f ON f.observation_id = t.id
      WHERE t.session_id = ? AND t.turn_id = ? AND f.content_hash IS NULL LIMIT\s"""
          + TURN_FILES_MAX;

  private final FileHashes hashes;

  CitedFiles(FileHashes hashes) {
    this.hashes = hashes;
  }

  /** A file that an observation cites, as it writes it. */
  record Citation(long observation, String path) {}

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

  FileState state(Checkout checkout, String path) {
    try {
      return hashes.of(checkout.root(), checkout.cwd().resolve(path));
    } catch (InvalidPathException e) {
      return new FileState.Unknown();
    }
  }
}
