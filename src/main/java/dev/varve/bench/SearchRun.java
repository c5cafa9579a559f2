package dev.varve.bench;

import dev.varve.context.SessionStartContext;
import dev.varve.events.EngineEvents;
import dev.varve.search.Search;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchRequest;
import dev.varve.session.Place;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.LongSupplier;

/** How fast memories are found among many, each question with its hits read from the store; one caller. */
final class SearchRun implements AutoCloseable {

  private static final int CONTEXT_TOKENS = 2_000;

  private final LongSupplier nanoClock;
  private final SqliteDatabase database;
  private final Search search;
  private final MemoryLoad load;
  private final SessionStartContext context;
  private long loadNanos;
  private long indexNanos;

  SearchRun(BenchHome home, LongSupplier nanoClock, long seed) {
    this.nanoClock = nanoClock;
    database = SqliteDatabase.open(SqliteOptions.of(home.database()));
    search =
        new Search(database, home.path().resolve("index"), InstantSource.system(), ZoneOffset.UTC, new EngineEvents());
    load = new MemoryLoad(database, new Random(seed));
    context = new SessionStartContext(database, CONTEXT_TOKENS);
  }

  /** Stores the memories, then brings the index up to date. */
  void load(int memories) {
    long began = nanoClock.getAsLong();
    load.load(memories);
    long loaded = nanoClock.getAsLong();
    search.catchUp();
    loadNanos = loaded - began;
    indexNanos = nanoClock.getAsLong() - loaded;
  }

  double loadSeconds() {
    return loadNanos / 1e9;
  }

  double indexSeconds() {
    return indexNanos / 1e9;
  }

  long indexBytes() {
    return search.bytes();
  }

  Latencies search(int warmups, int questions) {
    SearchFilter filter = SearchFilter.ofProject(MemoryLoad.PROJECT);
    return measure(warmups, questions, () -> search.find(SearchRequest.of(load.question(), filter)));
  }

  Latencies context(int warmups, int times) {
    Place place = new Place(MemoryLoad.PROJECT, "large", "/bench/large", "main", null);
    return measure(warmups, times, () -> context.text(place));
  }

  private Latencies measure(int warmups, int times, Runnable work) {
    Latencies latencies = new Latencies();
    for (int i = -warmups; i < times; i++) {
      long began = nanoClock.getAsLong();
      work.run();
      if (i >= 0) {
        latencies.add(nanoClock.getAsLong() - began);
      }
    }
    return latencies;
  }

  @Override
  public void close() {
    search.close();
    database.close();
  }
}
