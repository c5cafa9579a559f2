package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Archives;
import dev.varve.capture.policy.Pause;
import dev.varve.capture.policy.Pauses;
import dev.varve.context.OfflineContext;
import dev.varve.memory.ProjectRefusal;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.web.PrivacyJson;
import dev.varve.web.ProjectsJson;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pauses and projects of a store nobody works on; holds the worker's lock until closed, so none can start meanwhile. */
final class StorePrivacy implements PrivacyBooks {

  private final Workplace workplace;
  private final WorkerLock lock;
  private final SqliteDatabase database;
  private final InstantSource clock;

  StorePrivacy(Workplace workplace, WorkerLock lock, SqliteDatabase database, InstantSource clock) {
    this.workplace = workplace;
    this.lock = lock;
    this.database = database;
    this.clock = clock;
  }

  /** What hooks would tell while no worker runs goes, of all projects: which are paused, only a worker can say. */
  @Override
  public JsonNode pause(@Nullable String project, @Nullable Duration length) throws IOException {
    OfflineContext.clear(workplace.home());
    Pause pause = new Pauses(database, clock).begin(project == null ? null : cleaned(project), length);
    return database.read(tx -> PrivacyJson.begun(tx, pause));
  }

  @Override
  public JsonNode resume(@Nullable String project) {
    return Terminal.object().put("changed", new Pauses(database, clock).end(project == null ? null : cleaned(project)));
  }

  @Override
  public JsonNode projects() {
    return database.read(ProjectsJson::list);
  }

  @Override
  public JsonNode rename(String project, String name) {
    return asked(
        () -> {
          String allowed = ProjectsJson.name(name, this::cleaned);
          return database.write(tx -> ProjectsJson.rename(tx, project, allowed));
        });
  }

  @Override
  public JsonNode merge(String from, String into) {
    return asked(() -> database.write(tx -> ProjectsJson.merge(tx, from, into, clock.instant())));
  }

  private static JsonNode asked(Supplier<JsonNode> work) {
    try {
      return work.get();
    } catch (ProjectRefusal refusal) {
      throw new CliException(ExitCode.of(refusal), refusal.detail(), refusal.remedy());
    }
  }

  private String cleaned(String typed) {
    return Archives.offline(
            workplace.home(), workplace.settings(), workplace.env(), ProgramVersion.text(), database)
        .notebook()
        .cleaned(typed);
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
