package dev.varve;

import dev.varve.capture.Notebook;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.memory.Notes;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.forget.HomeFiles;
import dev.varve.memory.forget.Purge;
import dev.varve.memory.forget.Purgeable;
import dev.varve.memory.transfer.Export;
import dev.varve.memory.transfer.Import;
import dev.varve.observer.ObservationType;
import dev.varve.queue.Claims;
import dev.varve.search.ClosedIndex;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.store.Compactable;
import dev.varve.store.Database;
import dev.varve.store.SqliteDatabase;
import dev.varve.web.Archive;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wires what changes memories by hand. */
public final class Archives {

  private Archives() {}

  /** For a command on a store that no worker has open. */
  public static Archive offline(Home home, Settings settings, Map<String, String> env, String version, SqliteDatabase store) {
    InstantSource clock = InstantSource.system();
    WorkerOptions options = new WorkerOptions(home, settings, env, version);
    SecureRandom random = new SecureRandom();
    Sieve sieve = Sieve.of(options, store, Sieve.redactor(options, random), clock, random);
    return of(options, sieve, store, store, List.of(new ClosedIndex(home.index())), clock, new EngineEvents());
  }

  /** @param others what beside the store and the home's files holds memories */
  static Archive of(
      WorkerOptions options,
      Sieve sieve,
      Database database,
      Compactable store,
      List<Purgeable> others,
      InstantSource clock,
      EngineEvents events) {
    Forgetting forgetting = new Forgetting(database, new Claims(options.attempts()), clock);
    List<Purgeable> purgeables = new ArrayList<>(others);
    purgeables.add(new HomeFiles(options.home().path()));
    return new Archive(
        new Notebook(database, sieve.privacy(), sieve.redactor(), sieve.key(), () -> events.publish(new EngineEvent.ChangesAppended(0))),
        forgetting,
        new Purge(forgetting, database, store, options.home().path(), purgeables, clock),
        new Export(database, options.version(), clock),
        new Import(database, sieve.redactor(), clock, types()));
  }

  private static Set<String> types() {
    Set<String> types = new HashSet<>(Set.of(Notes.TYPE));
    for (ObservationType type : ObservationType.values()) {
      types.add(type.stored());
    }
    return types;
  }
}
