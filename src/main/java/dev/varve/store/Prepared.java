package dev.varve.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement with what the driver would find out anew each time. Used by one thread.
 *
 * @param parameters how many arguments it takes
 * @param columns the numbers of the columns it returns, filled with its first result; of two with one name the first
 */
record Prepared(PreparedStatement sql, String text, int parameters, Map<String, Integer> columns) {

  static Prepared on(Connection connection, String text) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    int parameters = statement.getParameterMetaData().getParameterCount();
    return new Prepared(statement, text, parameters, new HashMap<>());
  }

  /** The count is checked because the driver would silently use an argument of the last execution. */
  void bind(@Nullable Object... arguments) throws SQLException {
    if (parameters != arguments.length) {
      throw new IllegalArgumentException("%d arguments for: %s".formatted(arguments.length, text));
    }
    for (int i = 0; i < arguments.length; i++) {
      bind(i + 1, arguments[i]);
    }
  }

  /** The driver looks for ten types before it takes an object for a text. */
  private void bind(int parameter, @Nullable Object argument) throws SQLException {
    switch (argument) {
      case String text -> sql.setString(parameter, text);
      case Boolean flag -> sql.setInt(parameter, flag ? 1 : 0);
      case null, default -> sql.setObject(parameter, argument);
    }
  }

  Row row(ResultSet result) throws SQLException {
    if (columns.isEmpty()) {
      ResultSetMetaData names = result.getMetaData();
      for (int i = 1; i <= names.getColumnCount(); i++) {
        columns.putIfAbsent(names.getColumnLabel(i), i);
      }
    }
    return new Row(result, columns);
  }
}
