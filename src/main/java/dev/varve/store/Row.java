package dev.varve.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current row of a result; columns count from 1 or go by name. Valid only while it is being mapped. */
public final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public long number(int column) throws SQLException {
    return result.getLong(column);
  }

  public long number(String column) throws SQLException {
    return result.getLong(column);
  }

  public @Nullable Long numberOrNull(String column) throws SQLException {
    long value = result.getLong(column);
    return result.wasNull() ? null : value;
  }

  public int count(String column) throws SQLException {
    return result.getInt(column);
  }

  public boolean flag(String column) throws SQLException {
    return result.getLong(column) != 0;
  }

  public String text(int column) throws SQLException {
    return result.getString(column);
  }

  public String text(String column) throws SQLException {
    return result.getString(column);
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  public byte @Nullable [] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  public Instant instant(String column) throws SQLException {
    return Instant.ofEpochMilli(result.getLong(column));
  }

  public @Nullable Instant instantOrNull(String column) throws SQLException {
    Long value = numberOrNull(column);
    return value == null ? null : Instant.ofEpochMilli(value);
  }
}
