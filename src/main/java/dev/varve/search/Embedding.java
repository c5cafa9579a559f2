package dev.varve.search;

import dev.varve.embed.EmbedFailure.Refused;
import dev.varve.embed.Embedded;
import dev.varve.embed.EmbeddingModel;
import dev.varve.memory.Meaning;
import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives memories their vectors, a batch at a time. What was embedded is on disk before the next batch is sent, and a crash
 * in between costs one batch. One thread at a time works; any may stop it.
 */
final class Embedding {

  /** So few that a question need not wait long behind them at a server that answers one request after the other. */
  private static final int BATCH = 16;

  private final EmbeddingModel model;
  private final Database database;
  private final Vectors vectors = new Vectors();
  private final Memories memories = new Memories();
  private final AtomicLong refused = new AtomicLong();
  private @Nullable Unembedded unembedded;
  private volatile boolean stopped;

  Embedding(EmbeddingModel model, Database database) {
    this.model = model;
    this.database = database;
  }

  /** Goes on until every memory has a vector or was refused, the endpoint fails, or somebody stops it. */
  synchronized void round() throws InterruptedException {
    Unembedded rest = model.isOpen() && !stopped ? begun() : null;
    if (rest == null) {
      return;
    }
    boolean more = true;
    while (more && !stopped) {
      List<Memory> batch = database.read(tx -> rest.next(tx, BATCH));
      more = !batch.isEmpty() && embed(batch, rest);
    }
  }

  /** Which vectors are missing is known when the model has answered once; null when it does not. */
  private @Nullable Unembedded begun() throws InterruptedException {
    if (unembedded == null && model.probe() instanceof Embedded.Vectors answer) {
      unembedded = new Unembedded(answer.model());
    }
    return unembedded;
  }

  /** Whether to go on with the next. */
  private boolean embed(List<Memory> batch, Unembedded rest) throws InterruptedException {
    return switch (model.memories(batch.stream().map(Embedding::text).toList())) {
      case Embedded.Vectors answer -> {
        database.write(tx -> store(tx, batch, answer));
        rest.pass(batch);
        yield true;
      }
      case Embedded.Failed(Refused _) -> refused(batch, rest);
      case Embedded.Failed _, Embedded.Resting _ -> false;
    };
  }

  /** What was forgotten meanwhile gets none. */
  private List<Memory> store(Tx tx, List<Memory> batch, Embedded.Vectors answer) {
    for (int i = 0; i < batch.size(); i++) {
      MemoryRef ref = batch.get(i).ref();
      if (memories.find(tx, ref).isPresent()) {
        vectors.store(tx, ref, new Meaning(answer.model(), answer.vectors().get(i)));
      }
    }
    return batch;
  }

  /** One text that is not taken keeps no others from their vectors; where none is taken, no further one is sent. */
  private boolean refused(List<Memory> batch, Unembedded rest) throws InterruptedException {
    if (batch.size() > 1) {
      boolean more = true;
      for (int i = 0; i < batch.size() && more; i++) {
        more = embed(List.of(batch.get(i)), rest);
      }
      return more;
    }
    if (model.probe() instanceof Embedded.Vectors) {
      refused.incrementAndGet();
      rest.pass(batch);
      return true;
    }
    return false;
  }

  private static String text(Memory memory) {
    String text = MemoryDocument.text(memory).strip();
    String own = AskedLines.without(text).strip();
    return own.isEmpty() ? text : own;
  }

  /** Memories that the model did not take since the start. */
  long refused() {
    return refused.get();
  }

  /** The round under way ends after its batch, and no other begins. */
  void stop() {
    stopped = true;
  }
}
