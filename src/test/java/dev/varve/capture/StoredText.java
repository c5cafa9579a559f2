package dev.varve.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Reads a database file from outside: rows as text, payloads unpacked; {@code told} is the messages with theirs. */
final class StoredText implements AutoCloseable {

  private static final String TOLD =
      "CREATE TEMP VIEW told AS SELECT m.*, p.payload FROM messages m LEFT JOIN payloads p ON p.message_id = m.id";

  private final Connection connection;

  StoredText(Path file) {
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
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (List<String> table : rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")) {
      String name = table.getFirst();
      counts.put(name, Long.valueOf(rows("SELECT count(*) FROM " + name).getFirst().getFirst()));
    }
    return counts;
  }

  /** Every value of every row of every table. */
  String everything() {
    StringBuilder all = new StringBuilder();
    for (String table : counts().keySet()) {
      rows("SELECT * FROM " + table).forEach(row -> all.append(table).append(row).append('\n'));
    }
    return all.toString();
  }

  /** The rows of a query; null reads {@code null}. */
  List<List<String>> rows(String sql) {
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
    return value instanceof byte[] payload ? unpacked(payload) : String.valueOf(value);
  }

  /** One byte for the form, then UTF-8 text or raw deflate of it. */
  private static String unpacked(byte[] payload) {
    if (payload[0] == 0) {
      return new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(payload, 1, payload.length - 1);
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      byte[] chunk = new byte[8192];
      while (!inflater.finished()) {
        plain.write(chunk, 0, inflater.inflate(chunk));
      }
      return plain.toString(StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new AssertionError("damaged payload", e);
    } finally {
      inflater.end();
    }
  }
}
