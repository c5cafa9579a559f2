package dev.varve.bench.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.store.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SimulationTest {

  private static final int SEEDS = 200;

  private final MemoryDatabase memory = MemoryDatabase.open();

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void every_promise_holds_whatever_goes_wrong() {
    SortedMap<Long, List<String>> findings = new TreeMap<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<String> found = Simulation.play(seed, new Blueprint(), memory, null);
      if (!found.isEmpty()) {
        findings.put(seed, found);
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void the_same_seed_takes_the_same_steps() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(steps(seed)).isEqualTo(steps(seed)).hasSizeGreaterThan(20);
    }
  }

  @Test
  void another_seed_takes_other_steps() {
    assertThat(steps(1)).isNotEqualTo(steps(2));
  }

  /** What is worth simulating must happen: a simulation in which nothing goes wrong finds nothing. */
  @Test
  void among_the_seeds_each_kind_of_trouble_happens() {
    List<String> all = new ArrayList<>();
    for (long seed = 1; seed <= 100; seed++) {
      all.addAll(steps(seed));
    }
    for (String trouble :
        List.of(
            "crash before a commit", "crash after a commit", "crash between two tasks", "shutdown", "unload session",
            "forget", "observers change", "the clock jumps", "the start fails", "fault in", "RunFenced", "RunStale",
            "EvictAsked", "SlotRefused", "GateOpened", "StartFailed", "TurnFailed", "Kill", "Remember", "Paused")) {
      assertThat(all).as(trouble).anyMatch(line -> line.contains(trouble));
    }
  }

  private List<String> steps(long seed) {
    List<String> steps = new ArrayList<>();
    Simulation.play(seed, new Blueprint(), memory, steps::add);
    return steps;
  }
}
