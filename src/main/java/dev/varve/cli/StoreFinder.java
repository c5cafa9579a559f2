package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.Whereabouts;
import dev.varve.events.EngineEvents;
import dev.varve.search.Search;
import dev.varve.search.SearchRefusal;
import dev.varve.settings.Home;
import dev.varve.settings.WorkerLock;
import dev.varve.store.Database;
import dev.varve.web.SearchJson;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/** The search of a store nobody works on; holds the worker's lock until closed, so none can start meanwhile. */
final class StoreFinder implements Finder {

  private final WorkerLock lock;
  private final Database database;
  private final Search search;
  private final Home home;
  private final InstantSource clock;

  StoreFinder(WorkerLock lock, Database database, Home home, InstantSource clock) {
    this.lock = lock;
    this.database = database;
    this.search = new Search(database, home.index(), clock, ZoneId.systemDefault(), new EngineEvents());
    this.home = home;
    this.clock = clock;
  }

  @Override
  public JsonNode search(SearchOptions options, Path cwd) {
    String here = new Whereabouts(database, clock, home.path()).project(cwd);
    try {
      search.catchUp();
      return SearchJson.of(search.find(options.request(here, clock)));
    } catch (SearchRefusal refusal) {
      throw new CliException(ExitCode.USAGE, refusal.detail(), refusal.remedy());
    }
  }

  @Override
  public JsonNode rebuild() {
    return Terminal.object().put("status", "rebuilt").put("memories", search.rebuild());
  }

  @Override
  public void close() {
    search.close();
    database.close();
    lock.close();
  }
}
