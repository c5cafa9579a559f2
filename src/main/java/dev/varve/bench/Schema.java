package dev.varve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks at what a killed first start left behind, on a copy, because opening a database repairs it. */
final class Schema {

  private Schema() {}

  /** True when the table of versions is there and names none: the first migration had begun and did not commit. */
  static boolean isIncomplete(Path database) throws IOException {
    Path copies = Files.createTempDirectory("varve-bench-schema-");
    Path copy = copies.resolve("copy.db");
    try {
      Files.copy(database, copy);
      Files.copy(wal(database), wal(copy));
      return versions(copy) == 0;
    } finally {
      Files.deleteIfExists(wal(copy));
      Files.deleteIfExists(copy.resolveSibling("copy.db-shm"));
      Files.deleteIfExists(copy);
      Files.deleteIfExists(copies);
    }
  }

  private static long versions(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM schema_versions")) {
      return result.getLong(1);
    } catch (SQLException noSuchTable) {
      return -1;
    }
  }

  private static Path wal(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }
}
