package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.settings.HomeException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerLockTest {

  @TempDir private Path directory;
  private Home home;

  @BeforeEach
  void name() {
    home = new Home(directory.resolve("home"));
  }

  private static void assertBusy(Home home) {
    assertThatThrownBy(() -> WorkerLock.acquire(home))
        .hasMessageContainingAll("already runs", home.path().toString())
        .isInstanceOfSatisfying(
            HomeException.class,
            busy -> {
              assertThat(busy.reason()).isEqualTo(Reason.BUSY);
              assertThat(busy.remedy()).contains("varve status");
            });
  }

  private String anotherProcessGets() throws IOException, InterruptedException {
    try (TestingLockHolder other = TestingLockHolder.start(home)) {
      return other.says();
    }
  }

  @Test
  void second_in_this_process_is_busy_until_the_first_lets_go() {
    try (WorkerLock _ = WorkerLock.acquire(home)) {
      assertBusy(home);
      assertBusy(home);
    }
    WorkerLock.acquire(home).close();
  }

  @Test
  void same_home_by_another_name_is_busy() throws IOException {
    try (WorkerLock _ = WorkerLock.acquire(home)) {
      assertBusy(new Home(Files.createSymbolicLink(directory.resolve("link"), home.path())));
    }
  }

  @Test
  void refused_attempt_in_this_process_does_not_open_the_lock_to_others() throws Exception {
    try (WorkerLock _ = WorkerLock.acquire(home)) {
      assertBusy(home);
      assertThat(anotherProcessGets()).isEqualTo("BUSY");
    }
    assertThat(anotherProcessGets()).isEqualTo("held");
  }

  @Test
  void lock_of_another_process_is_busy_and_free_again_after_kill_9() throws Exception {
    try (TestingLockHolder other = TestingLockHolder.start(home)) {
      assertThat(other.says()).isEqualTo("held");
      assertBusy(home);
    }
    WorkerLock.acquire(home).close();
  }

  @Test
  void closing_twice_does_not_take_the_lock_from_the_next() {
    WorkerLock first = WorkerLock.acquire(home);
    first.close();
    try (WorkerLock _ = WorkerLock.acquire(home)) {
      first.close();
      assertBusy(home);
    }
  }

  @Test
  void homes_do_not_stand_in_each_others_way() {
    try (WorkerLock _ = WorkerLock.acquire(home)) {
      WorkerLock.acquire(new Home(directory.resolve("other"))).close();
    }
  }

  @Test
  void directory_in_the_files_place_is_unusable_and_nothing_stays_held() throws IOException {
    home.prepare();
    Files.createDirectory(home.lockFile());
    assertThatThrownBy(() -> WorkerLock.acquire(home))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("cannot be locked");
    Files.delete(home.lockFile());
    WorkerLock.acquire(home).close();
  }
}
