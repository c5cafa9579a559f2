package dev.varve.memory;

import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The paths that observations name, of a whole range of ids read at once. */
final class NamedPaths {

  private static final String PATHS = "SELECT observation_id, path, access FROM observation_files WHERE observation_id";
  private static final String IN_ORDER = " ORDER BY observation_id, path";
  private static final String BETWEEN = PATHS + " > ? AND observation_id <= ?" + IN_ORDER;
  private static final String AMONG = PATHS + Memories.AMONG + IN_ORDER;

  private record Named(long observation, String access) {}

  private final Map<Named, List<String>> paths = new HashMap<>();

  private NamedPaths() {}

  /** Of the observations with a greater id than {@code after}, up to the one with the id {@code last}. */
  static NamedPaths between(Tx tx, long after, long last) {
    return read(tx, BETWEEN, after, last);
  }

  /** Of just these, as many as {@link Memories#AMONG} takes. */
  static NamedPaths of(Tx tx, Long[] observations) {
    return read(tx, AMONG, (Object[]) observations);
  }

  private static NamedPaths read(Tx tx, String sql, Object... arguments) {
    NamedPaths named = new NamedPaths();
    tx.list(sql, row -> named.add(new Named(row.number(1), row.text(3)), row.text(2)), arguments);
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
