package dev.varve.memory.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tables of another program's database; one that is missing is empty. */
final class ForeignTables {

  private final Connection connection;

  ForeignTables(Connection connection) {
    this.connection = connection;
  }

  /** What to do with a row. */
  interface Taking {
    void row(ForeignRow row) throws SQLException;
  }

  boolean has(String table) throws SQLException {
    try (ResultSet found = connection.getMetaData().getTables(null, null, table, null)) {
      return found.next();
    }
  }

  /** Row by row in the order they were made. */
  void each(String table, Taking taking) throws SQLException {
    if (!has(table)) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT rowid AS row_number, * FROM " + table + " ORDER BY rowid")) {
      Map<String, Integer> columns = columns(result.getMetaData());
      while (result.next()) {
        taking.row(new ForeignRow(result, columns));
      }
    }
  }

  private static Map<String, Integer> columns(ResultSetMetaData meta) throws SQLException {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.putIfAbsent(meta.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
    }
    return columns;
  }
}
