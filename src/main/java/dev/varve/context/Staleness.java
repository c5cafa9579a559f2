package dev.varve.context;

import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says of memories whether the files they cite hold something else by now; looks at each file once. Used by one thread. */
final class Staleness {

  /** Of one observation, those it modified first; more say nothing more about its age. */
  private static final String CITED =
      """
      SELECT path, content_hash FROM observation_files
      WHERE observation_id = ? AND content_hash IS NOT NULL ORDER BY access LIMIT 4""";

  private final CitedFiles files;
  private final Optional<Checkout> checkout;
  private final Map<String, FileState> seen = new HashMap<>();

  /** @param cwd from which the files are seen */
  Staleness(CitedFiles files, String cwd) {
    this.files = files;
    this.checkout = Checkout.at(cwd);
  }

  private record Cited(String path, String hash) {}

  /** In words what has changed since, about one file; empty when nothing is known to have. */
  String of(Tx tx, MemoryRef ref) {
    if (ref.kind() != MemoryKind.OBSERVATION || checkout.isEmpty()) {
      return "";
    }
    for (Cited cited : tx.list(CITED, row -> new Cited(row.text("path"), row.text("content_hash")), ref.id())) {
      String change = change(seen.computeIfAbsent(cited.path(), path -> files.state(checkout.get(), path)), cited);
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
}
