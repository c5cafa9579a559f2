package dev.varve.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction under way on one connection, with its prepared statements. Used by one thread at a time, and
 * only inside the {@link Database.Work} it was handed to. Arguments may be {@code String, Long, Integer, Boolean
 * (as 0 or 1), byte[]} or null, one for each parameter. After an error that may have undone the transaction
 * every further statement fails with that error, lest it be committed on its own.
 */
public final class Tx {

  private final Connection connection;
  private final Dialect dialect;

  /** Statements not in use. Every SQL text is a constant of the program, so this is bounded by its size. */
  private final Map<String, Prepared> idle = new HashMap<>();

  private @Nullable StoreException lost;

  Tx(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Maps the current row of a result. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(Row row) throws SQLException;
  }

  @FunctionalInterface
  private interface Execution<T> {
    T of(Prepared statement) throws SQLException;
  }

  /** Returns the number of rows changed. */
  public int update(String sql, @Nullable Object... arguments) {
    return run(sql, statement -> statement.sql().executeUpdate(), arguments);
  }

  /**
   * Inserts at most one row and returns its id; empty when a conflict or an empty source kept it out. Costs less than
   * RETURNING, for which SQLite journals the statement.
   */
  public Optional<Long> insert(String sql, @Nullable Object... arguments) {
    return update(sql, arguments) == 0 ? Optional.empty() : Optional.of(number(dialect.lastId()));
  }

  public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
    return run(sql, statement -> rows(statement, mapper), arguments);
  }

  /** The first row, for queries and for statements with RETURNING. */
  public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
    return run(sql, statement -> row(statement, mapper), arguments);
  }

  /** The single number of a row that is certain to exist. */
  public long number(String sql, @Nullable Object... arguments) {
    return first(sql, row -> row.number(1), arguments)
        .orElseThrow(() -> new IllegalStateException("no row: " + sql));
  }

  /** For the few conditions that no two databases write alike. */
  public Dialect dialect() {
    return dialect;
  }

  /** For statements without parameters and rows. */
  void execute(String sql) {
    run(sql, statement -> statement.sql().execute());
  }

  /** The SQL texts it has run so far. */
  Set<String> statements() {
    return Set.copyOf(idle.keySet());
  }

  /** Throws what undid the transaction, if anything did, even when the work has caught it. */
  void checkAlive() {
    if (lost != null) {
      throw lost;
    }
  }

  private static <T> List<T> rows(Prepared statement, RowMapper<T> mapper) throws SQLException {
    try (ResultSet result = statement.sql().executeQuery()) {
      List<T> rows = new ArrayList<>();
      Row row = statement.row(result);
      while (result.next()) {
        rows.add(mapper.map(row));
      }
      return rows;
    }
  }

  private static <T> Optional<T> row(Prepared statement, RowMapper<T> mapper) throws SQLException {
    try (ResultSet result = statement.sql().executeQuery()) {
      return result.next() ? Optional.of(mapper.map(statement.row(result))) : Optional.empty();
    }
  }

  private <T> T run(String sql, Execution<T> execution, @Nullable Object... arguments) {
    checkAlive();
    try {
      return prepared(sql, execution, arguments);
    } catch (SQLException e) {
      StoreException typed = dialect.typed(e);
      if (dialect.mayUndoTransaction(typed.reason())) {
        lost = typed;
      }
      throw typed;
    }
  }

  /**
   * A statement leaves the idle ones while it is in use, so that a mapper may run the same SQL again, and comes
   * back only when all went well: the driver closes some that failed.
   */
  private <T> T prepared(String sql, Execution<T> execution, @Nullable Object... arguments) throws SQLException {
    Prepared known = idle.remove(sql);
    Prepared statement = known == null ? Prepared.on(connection, sql) : known;
    boolean sound = false;
    try {
      statement.bind(arguments);
      T result = execution.of(statement);
      sound = idle.putIfAbsent(sql, statement) == null;
      return result;
    } finally {
      if (!sound) {
        statement.sql().close();
      }
    }
  }
}
