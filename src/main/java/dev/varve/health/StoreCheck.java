package dev.varve.health;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The database file: sound, of our schema, without dead messages or ones that wait for long, not from the future. Opens it read-only. */
record StoreCheck(StoreFile file, int schemaVersion, InstantSource clock) implements Check {

  private static final Duration AHEAD_MAX = Duration.ofMinutes(5);
  private static final int PROBLEM_ROWS_MAX = 3;

  /** Gathering, limits of a plan and the observers' fallback take less. */
  private static final Duration WAITING_MAX = Duration.ofHours(1);

  @Override
  public List<Finding> findings() {
    if (!file.exists()) {
      return List.of(Finding.warn("store", "nothing stored yet", "The first start creates it: varve start"));
    }
    try (Connection connection = file.open();
        Statement statement = connection.createStatement()) {
      List<Finding> findings = new ArrayList<>();
      findings.add(soundness(statement));
      findings.add(schema(statement));
      if (findings.stream().allMatch(finding -> finding.level() == Finding.Level.OK)) {
        findings.add(deadMessages(statement));
        findings.add(waitingMessages(statement));
        findings.add(clock(statement));
      }
      return findings;
    } catch (SQLException e) {
      return List.of(Finding.fail("store", file.path() + " cannot be read: " + e.getMessage(), rescue()));
    } catch (IOException e) {
      return List.of(Finding.fail("store", file.path() + " cannot be read: " + e.getMessage(), "Check its permissions."));
    }
  }

  private Finding soundness(Statement statement) throws SQLException, IOException {
    List<String> problems = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(" + PROBLEM_ROWS_MAX + ")")) {
      while (rows.next()) {
        problems.add(rows.getString(1));
      }
    }
    if (!problems.equals(List.of("ok"))) {
      return Finding.fail("store", file.path() + " is damaged: " + String.join("; ", problems), rescue());
    }
    String size = Bytes.text(Files.size(file.path()));
    String log = Files.exists(file.log()) ? Bytes.text(Files.size(file.log())) : "none";
    return Finding.ok("store", "sound, %s, write-ahead log %s".formatted(size, log));
  }

  /** What can be done for a damaged file. */
  private String rescue() {
    String away =
        "Stop the worker and move " + file.path() + " away; keep it, because parts of it may still be read.";
    return file.newestCopy()
        .map(copy -> "%s Then copy %s, written %s, into its place.".formatted(away, copy.path(), copy.writtenAt()))
        .orElse("%s There is no copy in %s, so the next start begins anew.".formatted(away, file.copies()));
  }

  private Finding schema(Statement statement) throws SQLException {
    long tables = number(statement, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_versions'");
    long present = tables == 0 ? 0 : number(statement, "SELECT coalesce(max(version), 0) FROM schema_versions");
    String detail = "version %d, this program's is %d".formatted(present, schemaVersion);
    if (present > schemaVersion) {
      return Finding.fail("schema", detail, "A newer Varve wrote it: update, or set VARVE_HOME to another home.");
    }
    return present < schemaVersion
        ? Finding.warn("schema", detail, "The next start, or command without a worker, brings it up to date, after a backup.")
        : Finding.ok("schema", detail);
  }

  private static Finding deadMessages(Statement statement) throws SQLException {
    long dead = number(statement, "SELECT count(*) FROM messages WHERE state = 'dead'");
    String detail = dead + " dead";
    return dead == 0
        ? Finding.ok("queue", detail)
        : Finding.warn("queue", detail, "Read why: varve queue list; then retry or drop them.");
  }

  /** Imports may wait for days. */
  private Finding waitingMessages(Statement statement) throws SQLException {
    long open = number(statement, "SELECT count(*) FROM messages WHERE state IN ('pending', 'processing')");
    long oldestMillis =
        number(statement, "SELECT coalesce(min(accepted_at_ms), 0) FROM messages WHERE state IN ('pending', 'processing') AND bulk = 0");
    if (oldestMillis == 0) {
      return Finding.ok("waiting", open + " messages");
    }
    Duration age = Duration.between(Instant.ofEpochMilli(oldestMillis), clock.instant());
    String detail = "%d messages, the oldest for %s".formatted(open, text(age));
    return age.compareTo(WAITING_MAX) <= 0
        ? Finding.ok("waiting", detail)
        : Finding.warn("waiting", detail, "Start a worker: varve start. If one runs, see what holds it up: varve status");
  }

  private static String text(Duration age) {
    return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
  }

  private Finding clock(Statement statement) throws SQLException {
    Instant newest = Instant.ofEpochMilli(number(statement, "SELECT coalesce(max(at_ms), 0) FROM changes"));
    Instant now = clock.instant();
    return newest.isAfter(now.plus(AHEAD_MAX))
        ? Finding.fail("clock", "it is " + now + ", and the store knows " + newest, "Set this machine's clock.")
        : Finding.ok("clock", "not behind what is stored");
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
