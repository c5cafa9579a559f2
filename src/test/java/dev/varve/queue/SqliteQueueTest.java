package dev.varve.queue;

import dev.varve.store.Database;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueueTest extends QueueContract {

  @TempDir private Path folder;

  @Override
  Database open() {
    return SqliteDatabase.open(SqliteOptions.of(folder.resolve("varve.db")));
  }
}
