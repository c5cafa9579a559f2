package dev.varve.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** Opens connections that agree on durability: WAL, every commit synced, foreign keys checked. */
class SqliteConnections {

  private final SqliteOptions options;
  private final OpenFiles files;

  SqliteConnections(SqliteOptions options) {
    this.options = options;
    this.files = new OpenFiles(options.file());
  }

  /** What all connections agree on; where another file has taken its place, none is opened. */
  OpenFiles files() {
    return files;
  }

  /**
   * The caller closes it. What a savepoint would undo is kept in memory, not in a file of its own. Checkpoints are left
   * to {@link Checkpointer}, out of the way of commits; the log is cut back whenever it begins anew, because its length
   * says when the next one is due.
   */
  Connection writer() throws SQLException {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    return open(
        config,
        "PRAGMA wal_autocheckpoint = 0",
        "PRAGMA journal_size_limit = " + Checkpointer.LOG_BYTES,
        "PRAGMA fullfsync = 1",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA secure_delete = ON");
  }

  /** The caller closes it. */
  Connection reader() throws SQLException {
    return open(config(), "PRAGMA query_only = ON");
  }

  private Connection open(SQLiteConfig config, String... pragmas) throws SQLException {
    Connection connection = connect(config);
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute(pragma);
      }
      leaveTransactionsToUs(connection, statement);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Where the driver takes each statement for a transaction of its own, it tries to begin and to commit one after each,
   * which fails inside of ours and costs as much as a statement.
   */
  static void leaveTransactionsToUs(Connection connection, Statement statement) throws SQLException {
    connection.setAutoCommit(false);
    statement.execute("COMMIT");
  }

  /** The driver itself looks at the path first and then throws without an error code. */
  private Connection connect(SQLiteConfig config) throws SQLException {
    files.check();
    try {
      return config.createConnection("jdbc:sqlite:" + options.file());
    } catch (SQLiteException e) {
      throw e;
    } catch (SQLException e) {
      SQLException typed = new SQLiteException(String.valueOf(e.getMessage()), SQLiteErrorCode.SQLITE_CANTOPEN);
      typed.initCause(e);
      throw typed;
    }
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) options.busyTimeout().toMillis());
    config.setCacheSize(-16_384);
    config.setGetGeneratedKeys(false);
    if (files.isMade()) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    return config;
  }
}
