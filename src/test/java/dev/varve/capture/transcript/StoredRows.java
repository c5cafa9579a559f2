package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Reads and changes a database file from outside: rows as text, payloads unpacked; {@code told} is the messages with theirs. */
final class StoredRows implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final String TOLD =
      "CREATE TEMP VIEW told AS SELECT m.*, p.payload FROM messages m LEFT JOIN payloads p ON p.message_id = m.id";

  private final Connection connection;

  StoredRows(Path file) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute(TOLD);
      }
    } catch (SQLException e) {
      throw new AssertionError("cannot open " + file, e);
    }
  }

  /** Each row as one text; null reads {@code null}. */
  List<String> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(text(result.getObject(column)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  long count(String from) {
    return Long.parseLong(rows("SELECT count(*) FROM " + from).getFirst());
  }

  void change(String sql) {
    try (Statement statement = connection.createStatement()) {
      assertChanged(sql, statement.executeUpdate(sql));
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static void assertChanged(String sql, int rows) {
    if (rows == 0) {
      throw new AssertionError("changed nothing: " + sql);
    }
  }

  /** Every value of every row of every table, but for how far transcripts were read. */
  String everything() {
    StringBuilder all = new StringBuilder();
    for (String table :
        rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'transcripts'")) {
      rows("SELECT * FROM " + table).forEach(row -> all.append(table).append(' ').append(row).append('\n'));
    }
    return all.toString();
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
    return value instanceof byte[] payload ? inOrder(unpacked(payload)) : String.valueOf(value);
  }

  /** JSON with its names in the order of the alphabet: no client promises one. */
  private static String inOrder(String json) {
    try {
      return JSON.writeValueAsString(JSON.readValue(json, Object.class));
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  /** One byte for the form, then UTF-8 text or raw deflate of it. */
  private static String unpacked(byte[] payload) {
    if (payload[0] == 0) {
      return new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
    }
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(payload, 1, payload.length - 1), new Inflater(true))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("damaged payload", e);
    }
  }
}
