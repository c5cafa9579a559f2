package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.policy.Pauses;
import dev.varve.context.OfflineContext;
import dev.varve.memory.ProjectRefusal;
import dev.varve.settings.Home;
import dev.varve.settings.WorkerLock;
import dev.varve.store.Database;
import dev.varve.web.PrivacyJson;
import dev.varve.web.ProjectsJson;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Pauses and projects of a store nobody works on; holds the worker's lock until closed, so none can start meanwhile. */
final class StorePrivacy implements PrivacyBooks {

  private final Home home;
  private final WorkerLock lock;
  private final Database database;
  private final InstantSource clock;

  StorePrivacy(Home home, WorkerLock lock, Database database, InstantSource clock) {
    this.home = home;
    this.lock = lock;
    this.database = database;
    this.clock = clock;
  }

  /** What hooks would tell while no worker runs goes, of all projects: which are paused, only a worker can say. */
  @Override
  public JsonNode pause(@Nullable String project, @Nullable Duration length) throws IOException {
    OfflineContext.clear(home);
    return PrivacyJson.of(new Pauses(database, clock).begin(project, length));
  }

  @Override
  public JsonNode resume(@Nullable String project) {
    return Terminal.object().put("changed", new Pauses(database, clock).end(project));
  }

  @Override
  public JsonNode projects() {
    return database.read(ProjectsJson::list);
  }

  @Override
  public JsonNode rename(String project, String name) {
    return changed(tx -> ProjectsJson.rename(tx, project, name));
  }

  @Override
  public JsonNode merge(String from, String into) {
    return changed(tx -> ProjectsJson.merge(tx, from, into, clock.instant()));
  }

  private JsonNode changed(Database.Work<JsonNode> work) {
    try {
      return database.write(work);
    } catch (ProjectRefusal refusal) {
      throw new CliException(ExitCode.USAGE, refusal.detail(), refusal.remedy());
    }
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
