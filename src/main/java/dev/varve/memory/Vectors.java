package dev.varve.memory;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What memories mean, as the model saw it that was asked last; each has one vector at the most, and many have none. */
public final class Vectors {

  /**
   * That a memory has a vector.
   *
   * @param id grows with every vector that is stored, so that a follower can read on; it never comes back
   */
  public record Stored(long id, MemoryRef ref) {}

  private static final String WITHOUT =
      """
      NOT EXISTS (SELECT 1 FROM vectors v WHERE v.kind = '%s' AND v.memory_id = t.id AND v.model = ?) AND\s""";

  private static final String OBSERVATIONS = "SELECT t.id FROM observations t WHERE " + WITHOUT.formatted("observation");
  private static final String SUMMARIES = "SELECT t.id FROM summaries t WHERE " + WITHOUT.formatted("summary");
  private static final String PROMPTS =
      "SELECT t.id FROM prompts t WHERE t.private = 0 AND trim(t.text) <> '' AND " + WITHOUT.formatted("prompt");

  private static final String LATER = "t.id > ? ORDER BY t.id LIMIT ?";
  private static final String EARLIER = "t.id < ? ORDER BY t.id DESC LIMIT ?";

  /** Stores what a memory means in place of what it meant before. */
  public void store(Tx tx, MemoryRef ref, Meaning meaning) {
    forget(tx, ref);
    tx.update(
        "INSERT INTO vectors (kind, memory_id, model, vector) VALUES (?, ?, ?, ?)",
        kind(ref.kind()),
        ref.id(),
        meaning.model(),
        meaning.bytes());
  }

  public Optional<Meaning> find(Tx tx, MemoryRef ref) {
    return tx.first(
        "SELECT model, vector FROM vectors WHERE kind = ? AND memory_id = ?", Vectors::meaning, kind(ref.kind()), ref.id());
  }

  /** By the ids of memories of a kind, of those greater than {@code after}, up to {@code last}. */
  public Map<Long, Meaning> between(Tx tx, MemoryKind kind, long after, long last) {
    Map<Long, Meaning> meanings = new HashMap<>();
    tx.list(
        "SELECT memory_id, model, vector FROM vectors WHERE kind = ? AND memory_id > ? AND memory_id <= ?",
        row -> meanings.put(row.number("memory_id"), meaning(row)),
        kind(kind),
        after,
        last);
    return meanings;
  }

  /** Those stored after an id, in their order, at most {@code max}. */
  public List<Stored> after(Tx tx, long id, int max) {
    return tx.list(
        "SELECT id, kind, memory_id FROM vectors WHERE id > ? ORDER BY id LIMIT ?",
        row -> new Stored(row.number("id"), ref(row)),
        id,
        max);
  }

  /** The greatest id of all, 0 when there are none. */
  public static long newest(Tx tx) {
    return tx.number("SELECT coalesce(max(id), 0) FROM vectors");
  }

  /** The next memories of a kind after an id that have no vector of the model, the earliest first. */
  public List<MemoryRef> missingAfter(Tx tx, MemoryKind kind, String model, long id, int max) {
    return missing(tx, kind, LATER, model, id, max);
  }

  /** Those before an id, the latest first. */
  public List<MemoryRef> missingBefore(Tx tx, MemoryKind kind, String model, long id, int max) {
    return missing(tx, kind, EARLIER, model, id, max);
  }

  private static List<MemoryRef> missing(Tx tx, MemoryKind kind, String side, String model, long id, int max) {
    String memories =
        switch (kind) {
          case OBSERVATION -> OBSERVATIONS;
          case SUMMARY -> SUMMARIES;
          case PROMPT -> PROMPTS;
        };
    return tx.list(memories + side, row -> new MemoryRef(kind, row.number(1)), model, id, max);
  }

  /** How many memories have a vector of a model whose name begins so. */
  public long count(Tx tx, String model) {
    return tx.number("SELECT count(*) FROM vectors WHERE substr(model, 1, length(?)) = ?", model, model);
  }

  static void forget(Tx tx, MemoryRef ref) {
    tx.update("DELETE FROM vectors WHERE kind = ? AND memory_id = ?", kind(ref.kind()), ref.id());
  }

  private static Meaning meaning(Row row) throws SQLException {
    byte[] bytes = row.bytes("vector");
    return Meaning.of(row.text("model"), bytes == null ? new byte[0] : bytes);
  }

  private static String kind(MemoryKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static MemoryRef ref(Row row) throws SQLException {
    return new MemoryRef(MemoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)), row.number("memory_id"));
  }
}
