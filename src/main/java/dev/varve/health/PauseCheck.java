package dev.varve.health;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Whether nothing is kept because somebody paused; the commonest reason for memories that are missing. */
record PauseCheck(StoreFile file, InstantSource clock) implements Check {

  private static final String ACTIVE =
      """
      SELECT project, from_at_ms, until_at_ms FROM pauses
      WHERE until_at_ms IS NULL OR until_at_ms > ? ORDER BY id DESC LIMIT 10""";

  @Override
  public List<Finding> findings() {
    if (!file.exists()) {
      return List.of();
    }
    try (Connection connection = file.open();
        PreparedStatement statement = connection.prepareStatement(ACTIVE)) {
      statement.setLong(1, clock.instant().toEpochMilli());
      return findings(statement);
    } catch (SQLException olderOrDamaged) {
      // What is wrong with the store is said by its own check.
      return List.of();
    }
  }

  private static List<Finding> findings(PreparedStatement statement) throws SQLException {
    List<String> pauses = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String project = rows.getString("project");
        long until = rows.getLong("until_at_ms");
        pauses.add(
            (project == null ? "everything" : project)
                + " since "
                + Instant.ofEpochMilli(rows.getLong("from_at_ms"))
                + (until == 0 ? "" : " until " + Instant.ofEpochMilli(until)));
      }
    }
    return pauses.isEmpty()
        ? List.of(Finding.ok("pause", "nothing is paused"))
        : List.of(Finding.warn("pause", "paused: " + String.join("; ", pauses), "To go on: varve resume"));
  }
}
