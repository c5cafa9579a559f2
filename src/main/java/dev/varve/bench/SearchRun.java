package dev.varve.bench;

import dev.varve.context.ContextOptions;
import dev.varve.context.FileHashes;
import dev.varve.context.HealthLine;
import dev.varve.context.SearchRecall;
import dev.varve.context.Surroundings;
import dev.varve.context.Telling;
import dev.varve.events.EngineEvents;
import dev.varve.memory.FileMemories;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Timelines;
import dev.varve.search.Search;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchRequest;
import dev.varve.session.Place;
import dev.varve.session.ThreadScheduler;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.LongSupplier;

/** How fast memories are found among many, each question with its hits read from the store; one caller. */
final class SearchRun implements AutoCloseable {

  private static final int SIDE = 5;
  private static final int BY_FILE = 20;

  private final LongSupplier nanoClock;
  private final SqliteDatabase database;
  private final Search search;
  private final MemoryLoad load;
  private final ThreadScheduler scheduler = new ThreadScheduler();
  private final Telling telling;
  private long loadNanos;
  private long indexNanos;

  SearchRun(BenchHome home, LongSupplier nanoClock, long seed) {
    this.nanoClock = nanoClock;
    database = SqliteDatabase.open(SqliteOptions.of(home.database()));
    Surroundings surroundings = new Surroundings(scheduler, InstantSource.system(), new EngineEvents());
    search =
        new Search(
            database, home.path().resolve("index"), surroundings.clock(), ZoneOffset.UTC, surroundings.events());
    load = new MemoryLoad(database, new Random(seed));
    telling =
        new Telling(
            database,
            ContextOptions.defaults(),
            HealthLine.healthy(),
            new SearchRecall(search),
            new FileHashes(new byte[32], home.path()),
            surroundings);
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

  Latencies timeline(int warmups, int times) {
    Timelines timelines = new Timelines();
    Timelines.Sides sides = new Timelines.Sides(SIDE, SIDE);
    return measure(
        warmups, times, () -> database.read(tx -> timelines.around(tx, MemoryRef.observation(load.any()), sides)));
  }

  Latencies byFile(int warmups, int times) {
    FileMemories files = new FileMemories(search.folders());
    return measure(warmups, times, () -> database.read(tx -> files.about(tx, null, load.path(), BY_FILE)));
  }

  Latencies context(int warmups, int times) {
    Place place = new Place(MemoryLoad.PROJECT, "large", "/bench/large", "main", null);
    return measure(warmups, times, () -> telling.atStart(place));
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
    telling.close();
    scheduler.close();
    search.close();
    database.close();
  }
}
