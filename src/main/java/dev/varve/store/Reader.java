package dev.varve.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One reading connection, opened when it is first needed and anew after an error. Used by one thread at a time. */
final class Reader {

  private final SqliteConnections connections;
  private final Dialect dialect;
  private @Nullable Connection connection;
  private @Nullable Tx tx;

  Reader(SqliteConnections connections, Dialect dialect) {
    this.connections = connections;
    this.dialect = dialect;
  }

  <T> T read(Database.Work<T> work) {
    Tx open = begin();
    try {
      return work.in(open);
    } finally {
      end(open);
    }
  }

  private Tx begin() {
    try {
      Tx open = open();
      open.execute("BEGIN");
      return open;
    } catch (SQLException e) {
      giveUp();
      throw dialect.typed(e);
    } catch (StoreException e) {
      giveUp();
      throw e;
    }
  }

  private Tx open() throws SQLException {
    if (tx == null) {
      connection = connections.reader();
      tx = new Tx(connection, dialect);
    }
    return tx;
  }

  /** There is nothing to commit, so what was read stands even when the snapshot cannot be ended in order. */
  private void end(Tx open) {
    try {
      open.execute("COMMIT");
    } catch (StoreException snapshotIsGone) {
      giveUp();
    }
  }

  void giveUp() {
    tx = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException alreadyBroken) {
        // Nothing was written on it, so nothing is lost with it.
      }
      connection = null;
    }
  }
}
