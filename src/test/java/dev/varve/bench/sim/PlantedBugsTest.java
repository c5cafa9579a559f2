package dev.varve.bench.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.store.MemoryDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation must find what it is there for: each bug, planted into a worker, breaks a promise within few seeds. */
final class PlantedBugsTest {

  private static final int SEEDS_MAX = 300;

  static Stream<Arguments> bugs() {
    return Stream.of(
        bug("confirms messages it did not show", PlantedClaims.confirmsTooMuch(), "confirmed and was never answered"),
        bug("believes an answer of a run that is over", PlantedClaims.acceptsLateAnswers(), "message"),
        bug("queues skipped messages again", PlantedClaims.queuesSkippedMessagesAgain(), "skipped"),
        bug("queues confirmed messages again", PlantedClaims.queuesConfirmedMessagesAgain(), "settled as"),
        bug("buries at the first failure", PlantedClaims.buriesAtTheFirstFailure(), "died after"),
        bug("forgets what an earlier run held", PlantedClaims.forgetsWhatAnEarlierRunHeld(), "not all work"),
        bug("forgets without a fence", PlantedClaims.forgetsWithoutAFence(), "came of a turn from before"),
        bug("lets a turn bring back what was forgotten", PlantedClaims.bringsBackWhatWasForgotten(), "was forgotten"),
        bug("loses wake-ups", PlantedMachines.losesWakeUps(), "nobody attends to it"),
        bug("starts a second run", PlantedMachines.startsASecondRun(), "two live runs"),
        bug("ignores orphans", PlantedMachines.ignoresOrphans(), "lives"),
        bug("forgets troubles at a restart", PlantedMachines.forgetsTroublesAtARestart(), "forgot its troubles"),
        bug("leaves messages with a failed run", PlantedMachines.leavesMessagesWithAFailedRun(), "nobody attends to it"),
        bug("never kills", PlantedMachines.neverKills(), "not all work"),
        bug("misses the open gate", PlantedMachines.missesTheOpenGate(), "not all work"),
        bug("counts quota as an attempt", PlantedMachines.countsQuotaAsAttempt(), "observers spoilt"),
        bug("leaks slots", PlantedParts.leaksSlots(), "slot"),
        bug("starves who waits", PlantedParts.starves(), "waited too long"),
        bug("loses timers", PlantedParts.losesTimers(), "nobody attends to it"),
        bug("confirms in a second transaction", PlantedParts.confirmsInASecondTransaction(), "message"),
        bug("answers before the commit", PlantedParts.answersBeforeTheCommit(), "acknowledged as"),
        bug("reports an error after the commit", PlantedParts.reportsAnErrorAfterTheCommit(), "refused with an error"),
        bug("tells the recap twice", PlantedParts.tellsTheRecapTwice(), "says twice"),
        bug("tells no recap", PlantedParts.tellsNoRecap(), "leaves out"),
        bug("confirms on malformed replies", PlantedParts.confirmsOnMalformedReplies(), "never answered"));
  }

  private static Arguments bug(String name, Blueprint blueprint, String finding) {
    return Arguments.argumentSet(name, name, blueprint, finding);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void a_planted_bug_is_found(String name, Blueprint blueprint, String finding, TestReporter reporter) {
    try (MemoryDatabase memory = MemoryDatabase.open()) {
      long seed = 0;
      List<String> found = List.of();
      while (seed < SEEDS_MAX && found.stream().noneMatch(sentence -> sentence.contains(finding))) {
        seed++;
        found = Simulation.play(seed, blueprint, memory, null);
      }
      reporter.publishEntry(name, "seed " + seed + ": " + found);
      assertThat(found).as("what seed %d finds when a worker %s", seed, name).anyMatch(s -> s.contains(finding));
    }
  }
}
