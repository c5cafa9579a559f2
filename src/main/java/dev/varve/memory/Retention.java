package dev.varve.memory;

import dev.varve.queue.MessageId;
import dev.varve.queue.Payloads;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes away what is no longer needed, in short slices: payloads of settled messages, old changes.
 * Rows of messages stay for ever, so that their identity keeps protecting. A project may want its payloads to go earlier
 * than all others, never later.
 *
 * @param payloads how long a settled message keeps its payload, also a dead one, which then can only be dropped
 * @param payloadBytesMax how many bytes settled payloads may take; beyond it the oldest go first, dead ones last
 * @param changes how long changes are kept for followers; the newest stays, so that positions stay comparable
 */
public record Retention(Duration payloads, long payloadBytesMax, Duration changes) {

  /** Rows per transaction; keeps even those with the longest payloads below the writer's 20 ms. */
  private static final int SLICE = 20;

  /** Found at a time for one project. */
  private static final int FOUND_MAX = 1_000;

  private static final String OLD_PAYLOADS =
      """
      SELECT id FROM messages
      WHERE payload_bytes > 0 AND settled_at_ms IS NOT NULL AND settled_at_ms < ? LIMIT ?""";

  private static final String OLD_CHANGES =
      """
      DELETE FROM changes WHERE at_ms < ? AND id < (SELECT max(id) FROM changes)
        AND id IN (SELECT id FROM changes ORDER BY id LIMIT ?)""";

  private static final String OLDEST =
      """
      SELECT m.id, length(p.payload) AS bytes FROM messages m JOIN payloads p ON p.message_id = m.id
      WHERE m.payload_bytes > 0 AND m.settled_at_ms IS NOT NULL AND m.state %s 'dead'
      ORDER BY m.settled_at_ms LIMIT ?""";

  private static final List<String> SHRINKING = List.of(OLDEST.formatted("<>"), OLDEST.formatted("="));

  private record Kept(long id, long bytes) {}

  /** Goes on until nothing is left to take; returns how many rows were touched. */
  public long sweep(Database database, InstantSource clock) {
    Instant now = clock.instant();
    return repeat(database, tx -> takeOld(tx, now.minus(payloads)))
        + earlier(database, now)
        + repeat(database, tx -> tx.update(OLD_CHANGES, now.minus(changes).toEpochMilli(), SLICE))
        + shrink(database);
  }

  private static int takeOld(Tx tx, Instant before) {
    List<Long> old = tx.list(OLD_PAYLOADS, row -> row.number("id"), before.toEpochMilli(), SLICE);
    old.forEach(id -> Payloads.take(tx, new MessageId(id)));
    return old.size();
  }

  private static long repeat(Database database, Database.Work<Integer> slice) {
    long total = 0;
    int touched;
    do {
      touched = database.write(slice);
      total += touched;
    } while (touched == SLICE);
    return total;
  }

  /** Looking is done beside the writer, because what others keep longer lies in between. */
  private long earlier(Database database, Instant now) {
    long total = 0;
    for (RetentionWish wish : database.read(RetentionWish::all)) {
      if (wish.payloads().compareTo(payloads) < 0) {
        List<Long> old;
        do {
          old = database.read(tx -> wish.old(tx, now, FOUND_MAX));
          remove(database, old);
          total += old.size();
        } while (old.size() == FOUND_MAX);
      }
    }
    return total;
  }

  private static void remove(Database database, List<Long> messages) {
    for (int from = 0; from < messages.size(); from += SLICE) {
      List<Long> slice = messages.subList(from, Math.min(messages.size(), from + SLICE));
      database.write(
          tx -> {
            slice.forEach(id -> Payloads.take(tx, new MessageId(id)));
            return slice.size();
          });
    }
  }

  private long shrink(Database database) {
    long excess = database.read(Retention::settledBytes) - payloadBytesMax;
    long total = 0;
    for (String oldest : SHRINKING) {
      boolean more = excess > 0;
      while (more) {
        long most = excess;
        List<Kept> taken = database.write(tx -> take(tx, oldest, most));
        total += taken.size();
        excess -= bytes(taken);
        more = excess > 0 && !taken.isEmpty();
      }
    }
    return total;
  }

  /** Takes the oldest payloads until so many bytes are gone, at most one slice. */
  private static List<Kept> take(Tx tx, String sql, long most) {
    List<Kept> oldest = tx.list(sql, row -> new Kept(row.number("id"), row.number("bytes")), SLICE);
    int count = 0;
    for (long gone = 0; count < oldest.size() && gone < most; count++) {
      gone += oldest.get(count).bytes();
      Payloads.take(tx, new MessageId(oldest.get(count).id()));
    }
    return oldest.subList(0, count);
  }

  private static long bytes(List<Kept> kept) {
    long bytes = 0;
    for (Kept one : kept) {
      bytes += one.bytes();
    }
    return bytes;
  }

  private static long settledBytes(Tx tx) {
    return tx.number(
        """
        SELECT coalesce(sum(length(p.payload)), 0) FROM payloads p JOIN messages m ON m.id = p.message_id
        WHERE m.settled_at_ms IS NOT NULL""");
  }
}
