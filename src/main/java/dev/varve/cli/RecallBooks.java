package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Timelines;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import dev.varve.web.RecallDesk;
import dev.varve.web.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Memories, asked from the worker or, while none runs, read from and written to the store itself. Shapes are those of
 * the HTTP door.
 */
sealed interface RecallBooks extends AutoCloseable permits WorkerRecall, StoreRecall {

  /** As {@code GET /v1/memories}. */
  JsonNode memories(List<MemoryRef> refs) throws InterruptedException;

  /** As {@code GET /v1/timeline}. */
  JsonNode timeline(RecallDesk.Centre centre, Timelines.Sides sides) throws InterruptedException;

  /** As {@code GET /v1/by-file}. */
  JsonNode byFile(Where where, String path, int limit) throws InterruptedException;

  /** As {@code GET /v1/recent}. */
  JsonNode recent(Where where, int limit) throws InterruptedException;

  /** As {@code POST /v1/notes}. */
  JsonNode note(JsonNode body) throws InterruptedException;

  /** As {@code POST /v1/forget}. */
  JsonNode forget(JsonNode body) throws InterruptedException;

  /** The lines of {@code GET /v1/export}. */
  void export(Where where, Consumer<String> lines) throws InterruptedException;

  /** As {@code POST /v1/import}. */
  JsonNode take(List<String> lines, @Nullable String origin) throws InterruptedException;

  @Override
  void close();

  /** The caller closes them. */
  static RecallBooks of(Workplace workplace) throws IOException, InterruptedException {
    Optional<Workplace.Running> running = workplace.running();
    if (running.isPresent()) {
      return new WorkerRecall(running.get().api());
    }
    if (!Files.exists(workplace.home().database())) {
      throw workplace.nothingStored();
    }
    return store(workplace);
  }

  /** The same, where a store may be made that is not there yet. */
  static RecallBooks forWriting(Workplace workplace) throws IOException, InterruptedException {
    Optional<Workplace.Running> running = workplace.running();
    if (running.isPresent()) {
      return new WorkerRecall(running.get().api());
    }
    workplace.home().prepare();
    return store(workplace);
  }

  private static RecallBooks store(Workplace workplace) throws IOException, InterruptedException {
    WorkerLock lock = workplace.lock();
    try {
      SqliteDatabase database = SqliteDatabase.open(SqliteOptions.of(workplace.home().database()));
      return new StoreRecall(lock, database, workplace);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }
}
