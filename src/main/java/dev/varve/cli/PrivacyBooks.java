package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pauses and projects, asked from the worker or, while none runs, read from and written to the store itself. Shapes are
 * those of the HTTP door.
 */
sealed interface PrivacyBooks extends AutoCloseable permits WorkerPrivacy, StorePrivacy {

  /** As {@code POST /v1/privacy/pause}. */
  JsonNode pause(@Nullable String project, @Nullable Duration length) throws IOException, InterruptedException;

  /** As {@code POST /v1/privacy/resume}. */
  JsonNode resume(@Nullable String project) throws InterruptedException;

  /** As {@code GET /v1/projects}. */
  JsonNode projects() throws InterruptedException;

  /** As {@code POST /v1/projects/rename}. */
  JsonNode rename(String project, String name) throws InterruptedException;

  /** As {@code POST /v1/projects/merge}. */
  JsonNode merge(String from, String into) throws InterruptedException;

  @Override
  void close();

  /** The caller closes them. */
  static PrivacyBooks of(Workplace workplace, InstantSource clock) throws IOException, InterruptedException {
    Optional<Workplace.Running> running = workplace.running();
    if (running.isPresent()) {
      return new WorkerPrivacy(running.get().api());
    }
    if (!Files.exists(workplace.home().database())) {
      throw workplace.nothingStored();
    }
    WorkerLock lock = workplace.lock();
    try {
      return new StorePrivacy(workplace, lock, SqliteDatabase.open(SqliteOptions.of(workplace.home().database())), clock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }
}
