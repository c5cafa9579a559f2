package dev.varve;

import dev.varve.capture.Capture;
import dev.varve.capture.spool.Spool;
import dev.varve.context.FileHashes;
import dev.varve.context.HealthLine;
import dev.varve.context.OfflineContext;
import dev.varve.context.SearchRecall;
import dev.varve.context.Surroundings;
import dev.varve.context.Telling;
import dev.varve.search.Search;
import dev.varve.session.ProviderStatus;
import dev.varve.store.Database;
import java.util.List;
import java.util.function.Supplier;

/** Wires what clients are told. */
final class Tellings {

  private Tellings() {}

  static Telling of(
      WorkerOptions options,
      Database database,
      Supplier<List<ProviderStatus>> observers,
      Search search,
      Surroundings surroundings,
      byte[] key) {
    HealthLine health = new HealthLine(observers, options::hasRoom, () -> Spool.badFiles(options.home()));
    FileHashes hashes = new FileHashes(key, options.home().path());
    return new Telling(database, options.context(), health, new SearchRecall(search), hashes, surroundings).start();
  }

  /** What is told while no worker runs. */
  static OfflineContext offline(
      WorkerOptions options, Database database, Capture capture, Surroundings surroundings) {
    OfflineContext offline =
        new OfflineContext(
            OfflineContext.in(options.home()),
            capture::notes,
            database,
            surroundings.clock(),
            surroundings.scheduler(),
            surroundings.events());
    capture.privacy().onChange(offline::review);
    return offline.start();
  }
}
