package dev.varve.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a database as text, with the columns that an older version had. Left out is what an upgrade is meant to
 * change: versions, payloads, their lengths where they are gone.
 *
 * @param columns of each table, as a list for a query
 * @param rows of each table, in one order
 */
record TableDump(Map<String, String> columns, Map<String, List<String>> rows) {

  private static final String TABLES =
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT IN ('schema_versions', 'payloads')
        AND (name = 'sqlite_sequence' OR name NOT LIKE 'sqlite_%')""";

  private static final String COLUMNS =
      """
      SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM pragma_table_info('%s')
      WHERE name NOT IN ('payload', 'payload_bytes')""";

  /** With every column there is. */
  static TableDump of(Connection connection) throws SQLException {
    Map<String, String> columns = new TreeMap<>();
    for (String table : texts(connection, TABLES)) {
      columns.put(table, texts(connection, COLUMNS.formatted(table)).getFirst());
    }
    return of(connection, columns);
  }

  /** With the columns of another one. */
  static TableDump of(Connection connection, Map<String, String> columns) throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Map.Entry<String, String> table : columns.entrySet()) {
      String sql = "SELECT %s FROM %s ORDER BY 1".formatted(table.getValue(), table.getKey());
      rows.put(table.getKey(), texts(connection, sql));
    }
    return new TableDump(columns, rows);
  }

  static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
    }
    return texts;
  }
}
