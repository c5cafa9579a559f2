package dev.varve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks at what a killed migration left behind, on a copy, because opening a database repairs it. */
final class Schema {

  private Schema() {}

  /** The version that is committed; 0 when a first migration had begun, below 0 when none had. */
  static int version(Path database) throws IOException {
    Path copies = Files.createTempDirectory("varve-bench-schema-");
    Path copy = copies.resolve("copy.db");
    try {
      Files.copy(database, copy);
      Files.copy(wal(database), wal(copy));
      return committed(copy);
    } finally {
      Files.deleteIfExists(wal(copy));
      Files.deleteIfExists(copy.resolveSibling("copy.db-shm"));
      Files.deleteIfExists(copy);
      Files.deleteIfExists(copies);
    }
  }

  private static int committed(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_versions")) {
      return result.getInt(1);
    } catch (SQLException noSuchTable) {
      return -1;
    }
  }

  private static Path wal(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }
}
