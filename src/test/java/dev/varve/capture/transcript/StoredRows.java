package dev.varve.capture.transcript;

import dev.varve.store.StoredText;
import java.nio.file.Path;
import java.util.List;

/** Reads and changes a database file from outside: each row as one text, JSON with its names in order. */
final class StoredRows implements AutoCloseable {

  private final StoredText stored;

  StoredRows(Path file) {
    stored = new StoredText(file);
  }

  /** The values of a row apart by {@code |}; null reads {@code null}. */
  List<String> rows(String sql) {
    return stored.rows(sql).stream().map(row -> String.join("|", row)).toList();
  }

  long count(String from) {
    return Long.parseLong(rows("SELECT count(*) FROM " + from).getFirst());
  }

  /** At least one row must be another one then. */
  void change(String sql) {
    if (stored.change(sql) == 0) {
      throw new AssertionError("changed nothing: " + sql);
    }
  }

  /** Every value of every row of every table, but for how far transcripts were read. */
  String everything() {
    return stored.everythingBut("transcripts");
  }

  @Override
  public void close() {
    stored.close();
  }
}
