package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

  @TempDir private Path folder;

  @Test
  void a_version_counts_once_it_is_committed() throws IOException, SQLException {
    Path database = folder.resolve("varve.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE others (id INTEGER)");
      assertThat(Schema.version(database)).isNegative();

      statement.execute("CREATE TABLE schema_versions (version INTEGER)");
      assertThat(Schema.version(database)).isZero();

      statement.execute("INSERT INTO schema_versions VALUES (1), (2)");
      statement.execute("BEGIN");
      statement.execute("INSERT INTO schema_versions VALUES (3)");
      assertThat(Schema.version(database)).isEqualTo(2);
      statement.execute("COMMIT");
      assertThat(Schema.version(database)).isEqualTo(3);
    }
  }
}
