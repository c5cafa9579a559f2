package dev.varve.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a store back into an older schema, as if that version had filled it, so that the upgrade can be proven on
 * what was really stored. What the older version has no place for is left out.
 */
public final class OlderStore {

  /** The last version in which the row of a message held its payload. */
  public static final int VERSION = 7;

  private static final String TABLES =
      """
      SELECT name FROM main.sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_versions'""";

  private static final String COLUMNS =
      """
      SELECT older.name FROM pragma_table_info('%1$s', 'main') older
      JOIN pragma_table_info('%1$s', 'newer') newer ON newer.name = older.name""";

  private static final String PAYLOADS =
      "UPDATE main.messages SET payload = (SELECT p.payload FROM newer.payloads p WHERE p.message_id = messages.id)";

  /** An id that was given away stays given away. */
  private static final String GIVEN_IDS =
      """
      INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM newer.sqlite_sequence
      WHERE name IN (SELECT name FROM main.sqlite_schema)""";

  private OlderStore() {}

  /** Replaces the file, which nobody may have open. */
  public static void write(Path file) {
    Path older = file.resolveSibling(file.getFileName() + ".older");
    Dialect dialect = new SqliteDialect();
    try (Connection connection = new SqliteConnections(SqliteOptions.of(older)).writer();
        Statement statement = connection.createStatement()) {
      new Migrations(dialect, Migrations.FILES.subList(0, VERSION), () -> {}, () -> {}).run(connection);
      statement.execute("PRAGMA foreign_keys = OFF");
      statement.execute("ATTACH '" + file.toString().replace("'", "''") + "' AS newer");
      statement.execute("BEGIN");
      fill(statement);
      statement.execute("COMMIT");
    } catch (SQLException e) {
      throw dialect.typed(e);
    }
    replace(file, older);
  }

  private static void fill(Statement statement) throws SQLException {
    for (String table : texts(statement, TABLES)) {
      String columns = String.join(", ", texts(statement, COLUMNS.formatted(table)));
      statement.execute("INSERT INTO main.%1$s (%2$s) SELECT %2$s FROM newer.%1$s".formatted(table, columns));
    }
    statement.execute(PAYLOADS);
    statement.execute("DELETE FROM main.sqlite_sequence");
    statement.execute(GIVEN_IDS);
  }

  private static List<String> texts(Statement statement, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** The last connection to a database has moved its log into the file when it is closed. */
  private static void replace(Path file, Path older) {
    try {
      Files.move(older, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
