package dev.varve.bench.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.store.MemoryDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SimulationTest {

  private static final int SEEDS = 200;

  private static final List<String> TROUBLES =
      List.of(
          "crash before a commit", "crash after a commit", "crash between two tasks", "shutdown", "unload session",
          "forget", "observers change", "the clock jumps", "the start fails", "fault in", "RunFenced", "RunStale",
          "EvictAsked", "SlotRefused", "GateOpened", "StartFailed", "TurnFailed", "Kill", "Remember", "Paused");

  private final MemoryDatabase memory = MemoryDatabase.open();

  @AfterEach
  void close() {
    memory.close();
  }

  /** What is worth simulating must happen, too: a simulation in which nothing goes wrong finds nothing. */
  @Test
  void every_promise_holds_whatever_goes_wrong() {
    SortedMap<Long, List<String>> findings = new TreeMap<>();
    Set<String> missed = new HashSet<>(TROUBLES);
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<String> found =
          Simulation.play(seed, new Blueprint(), memory, step -> missed.removeIf(step::contains));
      if (!found.isEmpty()) {
        findings.put(seed, found);
      }
    }
    assertThat(findings).isEmpty();
    assertThat(missed).as("troubles that did not happen").isEmpty();
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

  private List<String> steps(long seed) {
    List<String> steps = new ArrayList<>();
    Simulation.play(seed, new Blueprint(), memory, steps::add);
    return steps;
  }
}
