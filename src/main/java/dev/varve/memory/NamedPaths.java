package dev.varve.memory;

import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The paths that observations name, of a whole range of ids read at once. */
final class NamedPaths {

  private record Named(long observation, String access) {}

  private final Map<Named, List<String>> paths = new HashMap<>();

  private NamedPaths() {}

  /** Of the observations with a greater id than {@code after}, up to the one with the id {@code last}. */
  static NamedPaths between(Tx tx, long after, long last) {
    NamedPaths named = new NamedPaths();
    tx.list(
        """
        SELECT observation_id, path, access FROM observation_files WHERE observation_id > ? AND observation_id <= ?
        ORDER BY observation_id, path""",
        row -> named.add(new Named(row.number(1), row.text(3)), row.text(2)),
        after,
        last);
    return named;
  }

  private boolean add(Named named, String path) {
    return paths.computeIfAbsent(named, first -> new ArrayList<>()).add(path);
  }

  List<String> read(long observation) {
    return paths.getOrDefault(new Named(observation, "read"), List.of());
  }

  List<String> modified(long observation) {
    return paths.getOrDefault(new Named(observation, "modified"), List.of());
  }
}
