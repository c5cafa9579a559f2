package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The search index, asked through the worker or, while none runs, opened with the store itself. Shapes are those of the
 * HTTP door.
 */
sealed interface Finder extends AutoCloseable permits WorkerFinder, StoreFinder {

  /** As {@code GET /v1/search}. */
  JsonNode search(SearchOptions options, Path cwd) throws InterruptedException;

  /** As {@code POST /v1/search/rebuild}; with the number of {@code memories} when it is done already. */
  JsonNode rebuild() throws InterruptedException;

  @Override
  void close();

  /** The caller closes it. */
  static Finder of(Workplace workplace, InstantSource clock) throws IOException, InterruptedException {
    Optional<Workplace.Running> running = workplace.running();
    if (running.isPresent()) {
      return new WorkerFinder(running.get().api());
    }
    if (!Files.exists(workplace.home().database())) {
      throw workplace.nothingStored();
    }
    WorkerLock lock = workplace.lock();
    try {
      return new StoreFinder(
          lock, SqliteDatabase.open(SqliteOptions.of(workplace.home().database())), workplace.home(), clock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }
}
