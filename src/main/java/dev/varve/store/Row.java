package dev.varve.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The current row of a result; columns count from 1 or go by name. Valid only while it is being mapped. */
public final class Row {

  private final ResultSet result;
  private final Map<String, Integer> columns;

  /** The driver looks a name up anew in every result, so the numbers of the columns are handed in. */
  Row(ResultSet result, Map<String, Integer> columns) {
    this.result = result;
    this.columns = columns;
  }

  public long number(int column) throws SQLException {
    return result.getLong(column);
  }

  public long number(String column) throws SQLException {
    return result.getLong(index(column));
  }

  public @Nullable Long numberOrNull(String column) throws SQLException {
    long value = result.getLong(index(column));
    return result.wasNull() ? null : value;
  }

  public int count(String column) throws SQLException {
    return result.getInt(index(column));
  }

  public boolean flag(String column) throws SQLException {
    return result.getLong(index(column)) != 0;
  }

  public String text(int column) throws SQLException {
    return result.getString(column);
  }

  public String text(String column) throws SQLException {
    return result.getString(index(column));
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(index(column));
  }

  public byte @Nullable [] bytes(String column) throws SQLException {
    return result.getBytes(index(column));
  }

  public Instant instant(String column) throws SQLException {
    return Instant.ofEpochMilli(result.getLong(index(column)));
  }

  public @Nullable Instant instantOrNull(String column) throws SQLException {
    Long value = numberOrNull(column);
    return value == null ? null : Instant.ofEpochMilli(value);
  }

  private int index(String column) throws SQLException {
    Integer known = columns.get(column);
    return known == null ? result.findColumn(column) : known;
  }
}
