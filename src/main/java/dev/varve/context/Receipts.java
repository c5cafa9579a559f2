package dev.varve.context;

import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Page;
import dev.varve.session.SessionKey;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was told to which session, when and why, and whether it was used afterwards. */
public final class Receipts {

  private static final Duration KEPT = Duration.ofDays(90);

  /** Old ones go with each new one, so that none of them takes long. */
  private static final int PRUNED_MAX = 20;

  private static final String OLD = "(SELECT id FROM receipts WHERE at_ms < ? ORDER BY at_ms LIMIT " + PRUNED_MAX + ")";

  private static final String LIST =
      """
      SELECT r.*, s.client FROM receipts r JOIN sessions s ON s.id = r.session_id
      WHERE r.id < ? %s ORDER BY r.id DESC LIMIT ?""";

  /** A memory is used when it was opened, or when the session worked on a file of it afterwards. */
  private static final String ITEMS =
      """
      SELECT i.*, i.opened_at_ms IS NOT NULL OR (i.kind = 'observation' AND EXISTS (
          SELECT 1 FROM observations o JOIN observation_files l ON l.observation_id = o.id
          JOIN observation_files c ON c.observation_id = i.memory_id AND c.path = l.path
          WHERE o.session_id = ? AND o.original_at_ms >= ?)) AS used
      FROM receipt_items i WHERE i.receipt_id = ? ORDER BY i.kind, i.memory_id DESC""";

  /** What a session still has before it: told since it began or was compacted last. */
  private static final String TOLD =
      """
      SELECT i.kind, i.memory_id FROM receipts r JOIN receipt_items i ON i.receipt_id = r.id
      WHERE r.session_id = ? AND r.id >= coalesce((SELECT max(b.id) FROM receipts b
        WHERE b.session_id = ? AND b.moment IN ('session_start', 'compaction')), 0)""";

  /** One answer, with what was told in it. */
  public record Receipt(
      long id, long session, String client, String moment, Instant at, int tokens, List<Item> items) {

    public Receipt {
      items = List.copyOf(items);
    }
  }

  /**
   * One memory that was told.
   *
   * @param memory its reference, such as {@code #12}
   * @param used whether the session opened it or worked on one of its files afterwards
   */
  public record Item(String memory, String why, int tokens, boolean used) {}

  /** Changes nothing when the session is not known. */
  void write(Tx tx, SessionKey session, Moment moment, Answer answer, Instant now) {
    tx.insert(
            """
            INSERT INTO receipts (session_id, moment, tokens, at_ms)
            SELECT id, ?, ?, ? FROM sessions WHERE space_id = 1 AND client = ? AND client_session_id = ?""",
            moment.stored(),
            answer.tokens(),
            now.toEpochMilli(),
            session.client(),
            session.clientSessionId())
        .ifPresent(receipt -> answer.told().forEach(told -> item(tx, receipt, told)));
    tx.update("DELETE FROM receipt_items WHERE receipt_id IN " + OLD, now.minus(KEPT).toEpochMilli());
    tx.update("DELETE FROM receipts WHERE id IN " + OLD, now.minus(KEPT).toEpochMilli());
  }

  private static void item(Tx tx, long receipt, Weighed told) {
    tx.update(
        "INSERT INTO receipt_items (receipt_id, kind, memory_id, why, tokens) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        receipt,
        stored(told.ref().kind()),
        told.ref().id(),
        told.why().name().toLowerCase(Locale.ROOT),
        told.tokens());
  }

  /** Somebody asked for the memory in full: whoever was told of it since then has used it. */
  public int opened(Tx tx, MemoryRef memory, Instant since, Instant now) {
    return tx.update(
        """
        UPDATE receipt_items SET opened_at_ms = ? WHERE kind = ? AND memory_id = ? AND opened_at_ms IS NULL
          AND receipt_id IN (SELECT id FROM receipts WHERE at_ms >= ?)""",
        now.toEpochMilli(),
        stored(memory.kind()),
        memory.id(),
        since.toEpochMilli());
  }

  /** Newest first; of one session or of all. */
  public Page<Receipt> list(Tx tx, @Nullable Long session, @Nullable Long before, int limit) {
    String sql = LIST.formatted(session == null ? "" : "AND r.session_id = ?");
    long below = before == null ? Long.MAX_VALUE : before;
    List<Receipt> rows =
        session == null
            ? tx.list(sql, row -> receipt(tx, row), below, limit + 1)
            : tx.list(sql, row -> receipt(tx, row), below, session, limit + 1);
    List<Receipt> items = rows.subList(0, Math.min(limit, rows.size()));
    return new Page<>(items, rows.size() > limit ? items.getLast().id() : null);
  }

  private static Receipt receipt(Tx tx, Row row) throws SQLException {
    long id = row.number("id");
    long session = row.number("session_id");
    Instant at = row.instant("at_ms");
    List<Item> items = tx.list(ITEMS, Receipts::item, session, at.toEpochMilli(), id);
    return new Receipt(id, session, row.text("client"), row.text("moment"), at, row.count("tokens"), items);
  }

  private static Item item(Row row) throws SQLException {
    return new Item(
        ref(row.text("kind"), row.number("memory_id")).toString(),
        row.text("why"),
        row.count("tokens"),
        row.flag("used"));
  }

  /** What a session was told and still knows. */
  Set<MemoryRef> told(Tx tx, @Nullable Long session) {
    return session == null
        ? Set.of()
        : new HashSet<>(tx.list(TOLD, row -> ref(row.text(1), row.number(2)), session, session));
  }

  private static String stored(MemoryKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static MemoryRef ref(String kind, long id) {
    return new MemoryRef(MemoryKind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
  }
}
