package dev.varve.bench.sim;

import dev.varve.store.MemoryDatabase;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Plays a row of seeds, one on each core at a time. */
public final class Seeds {

  private static final long PROGRESS_EVERY = 1_000;

  private final long from;
  private final long count;
  private final PrintStream progress;
  private final AtomicLong played = new AtomicLong();
  private final SortedMap<Long, List<String>> findings = new TreeMap<>();

  private Seeds(long from, long count, PrintStream progress) {
    this.from = from;
    this.count = count;
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param failedSeeds those that saw a promise broken, in order
   */
  public record Result(long seeds, List<Long> failedSeeds, Duration took) {

    public Result {
      failedSeeds = List.copyOf(failedSeeds);
    }
  }

  /** Plays {@code count} seeds; what a failed one found goes to {@code progress}. */
  public static Result play(long from, long count, PrintStream progress) throws InterruptedException {
    Seeds seeds = new Seeds(from, count, progress);
    long began = System.nanoTime();
    List<Thread> players = new ArrayList<>();
    for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
      players.add(Thread.ofPlatform().name("varve-sim-" + core).start(seeds::play));
    }
    for (Thread player : players) {
      player.join();
    }
    if (seeds.played.get() < count) {
      throw new IllegalStateException("a player broke off; the reason stands above");
    }
    return new Result(count, List.copyOf(seeds.findings.keySet()), Duration.ofNanos(System.nanoTime() - began));
  }

  /** Plays one seed and prints each of its steps. */
  public static Result explain(long seed, PrintStream steps) {
    long began = System.nanoTime();
    try (MemoryDatabase memory = MemoryDatabase.open()) {
      List<String> found = Simulation.play(seed, new Blueprint(), memory, steps::println);
      found.forEach(steps::println);
      return new Result(1, found.isEmpty() ? List.of() : List.of(seed), Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void play() {
    try (MemoryDatabase memory = MemoryDatabase.open()) {
      for (long next = played.getAndIncrement(); next < count; next = played.getAndIncrement()) {
        long seed = from + next;
        List<String> found = Simulation.play(seed, new Blueprint(), memory, null);
        if (!found.isEmpty()) {
          failed(seed, found);
        }
        if ((next + 1) % PROGRESS_EVERY == 0) {
          progress.printf("%d of %d seeds%n", next + 1, count);
        }
      }
    }
  }

  private synchronized void failed(long seed, List<String> found) {
    findings.put(seed, found);
    progress.printf("seed %d%n", seed);
    found.forEach(sentence -> progress.println("  " + sentence));
  }
}
