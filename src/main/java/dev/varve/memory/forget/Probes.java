package dev.varve.memory.forget;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Pieces of what is to be forgotten, as the store holds them; kept in memory alone, to be looked for afterwards. */
final class Probes {

  /** Long enough to stand nowhere by chance, short enough to lie within one page of the store. */
  static final int BYTES = 24;

  /** A value that is shorter than a piece is one as a whole, if it has so many bytes; what is shorter stands anywhere. */
  static final int BYTES_MIN = Long.BYTES;

  private static final int COUNT_MAX = 400;

  /** Rows of each kind that give pieces. */
  private static final int ROWS_MAX = 40;

  private static final List<String> OBSERVATION = List.of("title", "narrative", "facts");
  private static final List<String> SUMMARY = List.of("request", "learned", "completed", "next_steps");

  /** Bytes of a piece that are unlike each other. */
  private static final int DIFFERENT_MIN = 6;

  private static final byte[] NOTHING = {};

  private final List<byte[]> pieces = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private Probes() {}

  static Probes of(Tx tx, Targets targets) {
    Probes probes = new Probes();
    probes.add(tx, "observations", OBSERVATION, targets.observations());
    probes.add(tx, "summaries", SUMMARY, targets.summaries());
    probes.add(tx, "prompts", List.of("text"), targets.prompts());
    probes.addPayloads(tx, targets.messages());
    probes.addVectors(tx, "observation", targets.observations());
    probes.addVectors(tx, "summary", targets.summaries());
    probes.addVectors(tx, "prompt", targets.prompts());
    probes.addTexts(tx, targets);
    return probes;
  }

  List<byte[]> pieces() {
    return pieces;
  }

  /** Of some memories, what they can be found by. */
  List<String> texts() {
    return texts;
  }

  private void addTexts(Tx tx, Targets targets) {
    List<MemoryRef> refs = new ArrayList<>();
    some(targets.observations()).forEach(id -> refs.add(MemoryRef.observation(id)));
    some(targets.summaries()).forEach(id -> refs.add(MemoryRef.summary(id)));
    some(targets.prompts()).forEach(id -> refs.add(MemoryRef.prompt(id)));
    for (Memory memory : new Memories().all(tx, refs)) {
      texts.add(memory.title() + "\n" + memory.text() + "\n" + String.join("\n", memory.facts()));
    }
  }

  /** Rows from all over, because what is forgotten lies all over the files. */
  private void add(Tx tx, String table, List<String> columns, Collection<Long> ids) {
    for (long id : some(ids)) {
      for (String column : columns) {
        String sql = "SELECT " + column + " FROM " + table + " WHERE id = ?";
        tx.first(sql, row -> row.text(1).getBytes(UTF_8), id).ifPresent(this::add);
      }
    }
  }

  private void addPayloads(Tx tx, Collection<Long> messages) {
    for (long id : some(messages)) {
      read(tx, "SELECT payload AS piece FROM payloads WHERE message_id = ?", id);
    }
  }

  private void addVectors(Tx tx, String kind, Collection<Long> ids) {
    for (long id : some(ids)) {
      read(tx, "SELECT vector AS piece FROM vectors WHERE kind = ? AND memory_id = ?", kind, id);
    }
  }

  private static List<Long> some(Collection<Long> ids) {
    int step = Math.max(1, ids.size() / ROWS_MAX);
    List<Long> some = new ArrayList<>();
    int position = 0;
    for (Long id : ids) {
      if (position++ % step == 0) {
        some.add(id);
      }
    }
    return some;
  }

  private void read(Tx tx, String sql, Object... arguments) {
    tx.first(sql, row -> Objects.requireNonNullElse(row.bytes("piece"), NOTHING), arguments).ifPresent(this::add);
  }

  /** One from the first half and one from the second; of a short value, all of it. */
  private void add(byte[] value) {
    if (pieces.size() >= COUNT_MAX || value.length < BYTES_MIN) {
      return;
    }
    if (value.length < BYTES) {
      addPiece(value);
    } else {
      int first = Math.min(value.length / 4, value.length - BYTES);
      int second = Math.min(value.length * 3 / 4, value.length - BYTES);
      addPiece(Arrays.copyOfRange(value, first, first + BYTES));
      if (second >= first + BYTES) {
        addPiece(Arrays.copyOfRange(value, second, second + BYTES));
      }
    }
  }

  /** A row of zeros stands in any file. */
  private void addPiece(byte[] piece) {
    BitSet different = new BitSet();
    for (byte one : piece) {
      different.set(one & 0xff);
    }
    if (different.cardinality() >= DIFFERENT_MIN) {
      pieces.add(piece);
    }
  }
}
