package dev.varve.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.varve.queue.TestingPayloads;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes a database file from outside: rows as text, payloads unpacked and with their names in the order of the
 * alphabet, because no client promises one; {@code told} is the messages with theirs.
 */
public final class StoredText implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final String TOLD =
      "CREATE TEMP VIEW told AS SELECT m.*, p.payload FROM messages m LEFT JOIN payloads p ON p.message_id = m.id";

  private final Connection connection;

  public StoredText(Path file) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute(TOLD);
      }
    } catch (SQLException e) {
      throw new AssertionError("cannot open " + file, e);
    }
  }

  /** Rows by table. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (List<String> table : rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")) {
      String name = table.getFirst();
      counts.put(name, Long.valueOf(rows("SELECT count(*) FROM " + name).getFirst().getFirst()));
    }
    return counts;
  }

  /** Every value of every row of every table. */
  public String everything() {
    return everythingBut("");
  }

  public String everythingBut(String table) {
    StringBuilder all = new StringBuilder();
    for (String one : counts().keySet()) {
      if (!one.equals(table)) {
        rows("SELECT * FROM " + one).forEach(row -> all.append(one).append(row).append('\n'));
      }
    }
    return all.toString();
  }

  /** Returns how many rows are others then. */
  public int change(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The rows of a query; null reads {@code null}. */
  public List<List<String>> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(text(result.getObject(column)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] payload ? inOrder(TestingPayloads.text(payload)) : String.valueOf(value);
  }

  private static String inOrder(String json) {
    try {
      return JSON.writeValueAsString(JSON.readValue(json, Object.class));
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}
