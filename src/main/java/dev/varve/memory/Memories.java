package dev.varve.memory;

import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads memories of every kind by their references. */
public final class Memories {

  private static final String PLACED =
      """
      , s.client, p.id AS placed_project, p.name AS project_name FROM %s t
      JOIN sessions s ON s.id = t.session_id JOIN projects p ON p.id = %s WHERE\s""";

  private static final String OBSERVATIONS = "SELECT t.*" + PLACED.formatted("observations", "t.project_id");
  private static final String SUMMARIES = "SELECT t.*" + PLACED.formatted("summaries", "t.project_id");
  private static final String PROMPTS =
      "SELECT t.*, s.branch, s.head" + PLACED.formatted("prompts", "t.project_id") + "t.private = 0 AND trim(t.text) <> '' AND ";

  private static final String BETWEEN = "t.id > ? AND t.id <= ? ORDER BY t.id";
  private static final String OBSERVATIONS_BETWEEN = OBSERVATIONS + BETWEEN;
  private static final String SUMMARIES_BETWEEN = SUMMARIES + BETWEEN;
  private static final String PROMPTS_BETWEEN = PROMPTS + BETWEEN;

  private static final String NEXT = "t.id > ? ORDER BY t.id LIMIT ?";

  /** So many are read by one statement; for fewer the last is named again. */
  private static final int AT_ONCE = 16;

  /** As many of them as that. */
  static final String AMONG = " IN (" + "?, ".repeat(AT_ONCE - 1) + "?)";
  private static final String OBSERVATIONS_NAMED = OBSERVATIONS + "t.id" + AMONG;
  private static final String SUMMARIES_NAMED = SUMMARIES + "t.id" + AMONG;
  private static final String PROMPTS_NAMED = PROMPTS + "t.id" + AMONG;

  /** Empty when there is no such memory, and for a prompt of which nothing was kept. */
  public Optional<Memory> find(Tx tx, MemoryRef ref) {
    return between(tx, ref.kind(), ref.id() - 1, ref.id()).stream().findFirst();
  }

  /** Those of a kind with greater ids than {@code after}, up to {@code last}, in their order; no prompt of which nothing may be kept. */
  public List<Memory> between(Tx tx, MemoryKind kind, long after, long last) {
    return switch (kind) {
      case OBSERVATION -> {
        NamedPaths paths = NamedPaths.between(tx, after, last);
        yield tx.list(OBSERVATIONS_BETWEEN, row -> MemoryRow.observation(row, paths), after, last);
      }
      case SUMMARY -> tx.list(SUMMARIES_BETWEEN, MemoryRow::summary, after, last);
      case PROMPT -> tx.list(PROMPTS_BETWEEN, MemoryRow::prompt, after, last);
    };
  }

  /** Those of a kind with the next greater ids, in their order, at most {@code max}; no prompt of which nothing may be kept. */
  public List<Memory> after(Tx tx, MemoryKind kind, long id, int max) {
    return switch (kind) {
      case OBSERVATION -> between(tx, kind, id, last(tx, id, max));
      case SUMMARY -> tx.list(SUMMARIES + NEXT, MemoryRow::summary, id, max);
      case PROMPT -> tx.list(PROMPTS + NEXT, MemoryRow::prompt, id, max);
    };
  }

  private static long last(Tx tx, long id, int max) {
    return tx.number(
        "SELECT coalesce(max(id), 0) FROM (SELECT id FROM observations WHERE id > ? ORDER BY id LIMIT ?) next", id, max);
  }

  /** The greatest id of a kind, 0 when there is none. */
  public long newest(Tx tx, MemoryKind kind) {
    return switch (kind) {
      case OBSERVATION -> tx.number("SELECT coalesce(max(id), 0) FROM observations");
      case SUMMARY -> tx.number("SELECT coalesce(max(id), 0) FROM summaries");
      case PROMPT -> tx.number("SELECT coalesce(max(id), 0) FROM prompts");
    };
  }

  /** How many there are of all kinds; reads them all. */
  public long count(Tx tx) {
    return tx.number(
        """
        SELECT (SELECT count(*) FROM observations) + (SELECT count(*) FROM summaries)
          + (SELECT count(*) FROM prompts t WHERE t.private = 0 AND trim(t.text) <> '')""");
  }

  /** Those that there are, in the order asked for. */
  public List<Memory> all(Tx tx, List<MemoryRef> refs) {
    Map<MemoryRef, Memory> known = new HashMap<>();
    for (MemoryKind kind : MemoryKind.values()) {
      Long[] ids = refs.stream().filter(ref -> ref.kind() == kind).map(MemoryRef::id).distinct().toArray(Long[]::new);
      for (int from = 0; from < ids.length; from += AT_ONCE) {
        named(tx, kind, few(ids, from)).forEach(memory -> known.put(memory.ref(), memory));
      }
    }
    List<Memory> found = new ArrayList<>();
    for (MemoryRef ref : refs) {
      Memory memory = known.get(ref);
      if (memory != null) {
        found.add(memory);
      }
    }
    return found;
  }

  private static Long[] few(Long[] ids, int from) {
    Long[] few = new Long[AT_ONCE];
    for (int i = 0; i < AT_ONCE; i++) {
      few[i] = ids[Math.min(from + i, ids.length - 1)];
    }
    return few;
  }

  private static List<Memory> named(Tx tx, MemoryKind kind, Long[] ids) {
    return switch (kind) {
      case OBSERVATION -> {
        NamedPaths paths = NamedPaths.of(tx, ids);
        yield tx.list(OBSERVATIONS_NAMED, row -> MemoryRow.observation(row, paths), (Object[]) ids);
      }
      case SUMMARY -> tx.list(SUMMARIES_NAMED, MemoryRow::summary, (Object[]) ids);
      case PROMPT -> tx.list(PROMPTS_NAMED, MemoryRow::prompt, (Object[]) ids);
    };
  }
}
