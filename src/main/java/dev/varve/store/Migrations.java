package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a schema to the program's version: numbered files, each run once, all that are missing in one
 * transaction together with the numbers they reach, so that a crash in the middle leaves the version before. The
 * transaction holds the write lock from its start, so that of several programs one migrates and the others wait.
 */
final class Migrations {

  /** Resources beside this class, in order; the position is the version, counting from 1. */
  static final List<String> FILES =
      List.of(
          "V1__first_layer.sql",
          "V2__privacy.sql",
          "V3__transcripts.sql",
          "V4__recall.sql",
          "V5__receipts.sql",
          "V6__store_identity.sql",
          "V7__fewer_pages.sql",
          "V8__payloads_apart.sql",
          "V9__vectors.sql",
          "V10__by_time.sql",
          "V11__plain_ids.sql");

  private static final Pattern UNRECORDED_IDS = Pattern.compile("\\$\\{unrecorded ids of (\\([^)]*\\))}");

  private final Dialect dialect;
  private final List<String> files;
  private final Runnable backup;
  private final Runnable onMigrated;

  /**
   * The backup runs under the lock, before the first change of a database that holds something; {@code onMigrated}
   * between the last change and the commit.
   */
  Migrations(Dialect dialect, List<String> files, Runnable backup, Runnable onMigrated) {
    this.dialect = dialect;
    this.files = files;
    this.backup = backup;
    this.onMigrated = onMigrated;
  }

  /** When it throws, closing the connection undoes all of it. */
  void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER NOT NULL PRIMARY KEY)");
      if (version(statement) == files.size()) {
        return;
      }
      statement.execute(dialect.beginWrite());
      upgrade(statement);
      onMigrated.run();
      statement.execute("COMMIT");
    }
  }

  private void upgrade(Statement statement) throws SQLException {
    int present = version(statement);
    if (present > files.size()) {
      throw new StoreException(Reason.NEWER_SCHEMA, newer(present), null);
    }
    if (present > 0 && present < files.size()) {
      backup.run();
    }
    for (int version = present + 1; version <= files.size(); version++) {
      migrate(statement, version);
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT max(version) FROM schema_versions")) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  /** In the files a statement ends with a semicolon at the end of a line. */
  private void migrate(Statement statement, int version) throws SQLException {
    for (String sql : script(files.get(version - 1)).split(";\\s*\\n", -1)) {
      if (!sql.isBlank()) {
        statement.execute(sql);
      }
    }
    statement.execute("INSERT INTO schema_versions (version) VALUES (" + version + ")");
  }

  private String script(String file) {
    try (InputStream in = Migrations.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing migration " + file);
      }
      return inDialect(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String inDialect(String script) {
    String types =
        script
            .replace("${identity}", dialect.identityColumn())
            .replace("${key}", dialect.keyColumn())
            .replace("${by_key}", dialect.byKey())
            .replace("${bytes}", dialect.bytesType());
    return UNRECORDED_IDS
        .matcher(types)
        .replaceAll(tables -> Matcher.quoteReplacement(dialect.unrecordedIds(tables.group(1))));
  }

  private String newer(int present) {
    return "the database has schema version %d, this Varve knows %d; update Varve, or set VARVE_HOME to another home"
        .formatted(present, files.size());
  }
}
