package dev.varve.memory.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of another program's table; of several names for a column the first that says something counts. */
final class ForeignRow {

  /** No epoch in milliseconds of our time is below it, and none in seconds above. */
  private static final long MILLIS_MIN = 100_000_000_000L;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResultSet result;
  private final Map<String, Integer> columns;

  ForeignRow(ResultSet result, Map<String, Integer> columns) {
    this.result = result;
    this.columns = columns;
  }

  /** Its number within the table; never changes. */
  long id() throws SQLException {
    return result.getLong(columns.getOrDefault("id", 1));
  }

  @Nullable String textOrNull(String... names) throws SQLException {
    for (String name : names) {
      Integer column = columns.get(name);
      String value = column == null ? null : result.getString(column);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  String text(String... names) throws SQLException {
    String value = textOrNull(names);
    return value == null ? "" : value;
  }

  int count(String name) throws SQLException {
    Integer column = columns.get(name);
    return column == null ? 0 : Math.max(0, result.getInt(column));
  }

  /** A list that is stored as JSON; what is no list counts as one item. */
  List<String> list(String name) throws SQLException {
    String value = text(name);
    List<String> items = new ArrayList<>();
    try {
      JsonNode json = JSON.readTree(value);
      if (json.isArray()) {
        json.forEach(item -> items.add(item.isTextual() ? item.textValue() : item.toString()));
        return items;
      }
    } catch (JsonProcessingException noList) {
      items.clear();
    }
    if (!value.isBlank()) {
      items.add(value);
    }
    return items;
  }

  /** From a number of milliseconds or seconds, or from a text in ISO-8601. */
  @Nullable Instant timeOrNull(String epoch, String text) throws SQLException {
    Integer column = columns.get(epoch);
    long number = column == null ? 0 : result.getLong(column);
    if (number > 0) {
      return number < MILLIS_MIN ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
    String written = textOrNull(text);
    try {
      return written == null ? null : Instant.parse(written.replace(' ', 'T'));
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  Instant time(String epoch, String text) throws SQLException {
    Instant time = timeOrNull(epoch, text);
    return time == null ? Instant.EPOCH : time;
  }
}
