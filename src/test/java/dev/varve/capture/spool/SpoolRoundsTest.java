package dev.varve.capture.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the spool is emptied, with real threads; time passes when a test says so. */
@Timeout(60)
class SpoolRoundsTest {

  @TempDir private Path directory;
  private final TestingIntake intake = new TestingIntake();
  private final List<EngineEvent> published = new CopyOnWriteArrayList<>();
  private final SteppedTimers timers = new SteppedTimers();
  private Spool spool;

  @BeforeEach
  void make() {
    EngineEvents events = new EngineEvents();
    events.subscribe(published::add);
    SpoolDirectory files = new SpoolDirectory(directory, InstantSource.system(), 1_000, TestingRemains.BUILT_IN);
    spool = new Spool(files, intake, TestingLookup.FINDING, () -> true, timers, events);
  }

  @AfterEach
  void close() {
    spool.close();
  }

  private void put(String name) throws Exception {
    Path file = Files.writeString(directory.resolve(SpooledEvent.UNFINISHED + "put"), "{}");
    Files.move(file, directory.resolve(name));
  }

  /** Returns when the first event is under way; it is taken when the latch is open. */
  private Thread started(CountDownLatch slow) throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(1);
    intake.meet(
        _ -> {
          underWay.countDown();
          uninterrupted(slow::await);
        });
    Thread starting = Thread.ofPlatform().start(() -> uninterrupted(spool::start));
    underWay.await();
    return starting;
  }

  /** Something that may wait. */
  private interface Waiting {
    void run() throws InterruptedException;
  }

  private static void uninterrupted(Waiting waiting) {
    try {
      waiting.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void start_returns_when_all_that_waited_is_taken_and_later_files_are_taken_too() throws Exception {
    put("claude-code@Stop@1-a");
    put("claude-code@Stop@2-b");
    spool.start();
    assertThat(intake.taken).hasSize(2);
    put("claude-code@Stop@3-c");
    await()
        .until(
            () -> {
              timers.pass();
              return published.size() == 2;
            });
    assertThat(published).containsExactly(new EngineEvent.SpoolDrained(2), new EngineEvent.SpoolDrained(1));
  }

  @Test
  void hooks_do_not_wait_for_a_long_spool() throws Exception {
    put("claude-code@Stop@1-a");
    CountDownLatch slow = new CountDownLatch(1);
    Thread starting = started(slow);
    assertThat(starting.isAlive()).isTrue();
    timers.pass();
    starting.join();
    assertThat(published).containsExactly(new EngineEvent.SpoolDraining());
    assertThat(intake.taken).isEmpty();
    slow.countDown();
    await().until(() -> published.contains(new EngineEvent.SpoolDrained(1)));
  }

  @Test
  void close_waits_for_the_event_under_way_and_leaves_the_others() throws Exception {
    put("claude-code@Stop@1-a");
    put("claude-code@Stop@2-b");
    CountDownLatch slow = new CountDownLatch(1);
    started(slow);
    Thread closing = Thread.ofPlatform().start(spool::close);
    await().until(() -> closing.getState() == Thread.State.BLOCKED);
    slow.countDown();
    closing.join();
    assertThat(intake.taken).hasSize(1);
    assertThat(Spool.facts(directory).files()).isEqualTo(1);
  }
}
