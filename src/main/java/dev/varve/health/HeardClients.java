package dev.varve.health;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** When which client last reported something. Sessions that were imported from transcripts do not count. */
public final class HeardClients {

  private static final String LAST =
      """
      SELECT client, max(last_event_at_ms) AS at_ms FROM sessions s
      WHERE coalesce((SELECT m.bulk FROM messages m WHERE m.space_id = 1 AND m.session_id = s.id LIMIT 1), 0) = 0
      GROUP BY client""";

  private HeardClients() {}

  /** By the client's name in routes; read-only, and empty when there is no store or none that can be read. */
  public static Map<String, Instant> in(Path database) {
    Map<String, Instant> heard = new LinkedHashMap<>();
    StoreFile file = new StoreFile(database);
    if (!file.exists()) {
      return heard;
    }
    try (Connection connection = file.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LAST)) {
      while (rows.next()) {
        heard.put(rows.getString("client"), Instant.ofEpochMilli(rows.getLong("at_ms")));
      }
    } catch (SQLException olderOrDamaged) {
      // What is wrong with the store is said by its own check.
      return Map.of();
    }
    return heard;
  }
}
