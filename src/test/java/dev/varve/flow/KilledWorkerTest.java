package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a worker in a process of its own, in the middle of its work. */
@Timeout(180)
class KilledWorkerTest {

  private static final int ROUNDS = 2;
  private static final int EVENTS = 30;

  @Test
  void everything_acknowledged_is_there_after_kill_9_and_remembered_once(@TempDir Path directory) throws Exception {
    TestingHome home = TestingHome.in(directory);
    Set<Long> acknowledged = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      try (ChildWorker worker = ChildWorker.start(home)) {
        for (int i = 0; i < EVENTS; i++) {
          String id = "round-" + round + "-" + i;
          acknowledged.add(worker.caller().toolUse("session-" + i % 3, id).json().path("messageId").asLong());
        }
      }
      assertThat(home.home().socket(home.env())).as("what a killed worker leaves behind").exists();
    }
    try (ChildWorker worker = ChildWorker.start(home)) {
      Caller caller = worker.caller();
      await().atMost(Duration.ofSeconds(90)).until(caller::isDrained);
      assertThat(acknowledged).hasSize(ROUNDS * EVENTS);
      assertThat(caller.audit().path("accepted").asInt()).isEqualTo(ROUNDS * EVENTS);
      assertThat(caller.audit().path("states").path("done").asInt()).isEqualTo(ROUNDS * EVENTS);
      assertThat(caller.audit().path("balanced").asBoolean()).as("%s", caller.audit()).isTrue();
    }
  }
}
