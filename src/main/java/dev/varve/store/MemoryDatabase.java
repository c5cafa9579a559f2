package dev.varve.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The schema and the SQL of the product on one connection to a SQLite database in memory: for simulations, which need
 * many stores a second and no disk. Used by one thread; a write that throws anything is undone.
 */
public final class MemoryDatabase implements Database {

  private static final String TABLES =
      """
      SELECT name FROM sqlite_master
      WHERE type = 'table' AND name <> 'schema_versions' AND (name = 'sqlite_sequence' OR name NOT LIKE 'sqlite_%')""";

  private final Connection connection;
  private final Tx tx;
  private final List<String> deletes;
  private boolean working;

  private MemoryDatabase(Connection connection, Dialect dialect) throws SQLException {
    this.connection = connection;
    new Migrations(dialect, Migrations.FILES, () -> {}, () -> {}).run(connection);
    this.tx = new Tx(connection, dialect);
    tx.execute("PRAGMA foreign_keys = ON");
    this.deletes = tx.list(TABLES, row -> "DELETE FROM " + row.text(1));
  }

  /** An empty database with the newest schema. */
  public static MemoryDatabase open() {
    try {
      return new MemoryDatabase(DriverManager.getConnection("jdbc:sqlite::memory:"), new SqliteDialect());
    } catch (SQLException e) {
      throw new SqliteDialect().typed(e);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    return together(() -> in(work));
  }

  @Override
  public <T> T read(Work<T> work) {
    return in(work);
  }

  /** Runs work in which all writes share one commit: when it throws, all of them are undone. */
  public <T> T together(Supplier<T> writes) {
    tx.execute("SAVEPOINT one");
    boolean done = false;
    try {
      T result = writes.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        tx.execute("ROLLBACK TO one");
      }
      tx.execute("RELEASE one");
    }
  }

  private <T> T in(Work<T> work) {
    if (working) {
      throw new IllegalStateException("work inside a transaction may use only its Tx, not the database again");
    }
    working = true;
    try {
      return work.in(tx);
    } finally {
      working = false;
    }
  }

  /** As if it had just been opened: no rows, and ids count from 1 again. */
  public void clear() {
    tx.execute("PRAGMA foreign_keys = OFF");
    together(() -> {
      deletes.forEach(tx::execute);
      return deletes;
    });
    tx.execute("PRAGMA foreign_keys = ON");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SqliteDialect().typed(e);
    }
  }
}
