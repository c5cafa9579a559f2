package dev.varve.queue;

import dev.varve.store.Database;
import dev.varve.store.EmptyStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueueTest extends QueueContract {

  @TempDir private Path folder;

  @Override
  Database open() {
    return EmptyStore.open(folder.resolve("varve.db"));
  }
}
