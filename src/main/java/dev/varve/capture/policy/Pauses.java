package dev.varve.capture.policy;

import dev.varve.store.Database;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pauses of a store, also held in memory, because every event asks for them. Thread-safe. */
public final class Pauses {

  private final Database database;
  private final InstantSource clock;
  private volatile List<Held> held = List.of();

  private record Held(Pause pause, ProjectNames projects) {}

  public Pauses(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    reload();
  }

  /** Begins one now; in force when this returns. */
  public Pause begin(@Nullable String project, @Nullable Duration length) {
    Pause begun = database.write(tx -> begin(tx, project, length, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    reload();
    return begun;
  }

  /** Ends those of a project, or all; how many there were. */
  public int end(@Nullable String project) {
    int ended = database.write(tx -> end(tx, project, clock.instant()));
    reload();
    return ended;
  }

  /** Those in force, the newest first. */
  List<Pause> active() {
    Instant now = clock.instant();
    return held.stream().map(Held::pause).filter(pause -> pause.until() == null || now.isBefore(pause.until())).toList();
  }

  /** Whether there never was one. */
  boolean areNone() {
    return held.isEmpty();
  }

  /** Whether something that happened then was in a pause. */
  boolean cover(ProjectSite site, Instant at) {
    for (Held one : held) {
      if (one.pause().covers(at) && (one.pause().project() == null || one.projects().include(site))) {
        return true;
      }
    }
    return false;
  }

  /** Reads the store again, also when projects have got other names. */
  void reload() {
    held = database.read(Pauses::held);
  }

  private static List<Held> held(Tx tx) {
    List<Held> held = new ArrayList<>();
    for (Pause pause : tx.list("SELECT * FROM pauses ORDER BY id DESC", Pauses::pause)) {
      List<String> names = pause.project() == null ? List.of() : List.of(pause.project());
      held.add(new Held(pause, ProjectNames.of(tx, names)));
    }
    return List.copyOf(held);
  }

  private static Pause begin(Tx tx, @Nullable String project, @Nullable Duration length, Instant now) {
    Instant until = length == null ? null : now.plus(length);
    long id =
        tx.number(
            "INSERT INTO pauses (project, from_at_ms, until_at_ms) VALUES (?, ?, ?) RETURNING id",
            project,
            now.toEpochMilli(),
            until == null ? null : until.toEpochMilli());
    return new Pause(id, project, now, until);
  }

  private static int end(Tx tx, @Nullable String project, Instant now) {
    return tx.update(
        """
        UPDATE pauses SET until_at_ms = ?
        WHERE (until_at_ms IS NULL OR until_at_ms > ?) AND (? IS NULL OR project = ?)""",
        now.toEpochMilli(),
        now.toEpochMilli(),
        project,
        project);
  }


  private static Pause pause(Row row) throws SQLException {
    return new Pause(
        row.number("id"), row.textOrNull("project"), row.instant("from_at_ms"), row.instantOrNull("until_at_ms"));
  }
}
