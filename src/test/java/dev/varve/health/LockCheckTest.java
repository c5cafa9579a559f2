package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding.Level;
import dev.varve.settings.Home;
import dev.varve.settings.WorkerLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockCheckTest {

  private Home home;

  @BeforeEach
  void name(@TempDir Path directory) {
    home = new Home(directory);
  }

  private Finding finding() {
    return new LockCheck(home.lockFile(), home.workerFile()).findings().getFirst();
  }

  @Test
  void a_lock_that_nobody_made_or_holds_is_free() throws IOException {
    assertThat(finding()).isEqualTo(Finding.ok("lock", "free"));
    Files.createFile(home.lockFile());
    assertThat(finding()).isEqualTo(Finding.ok("lock", "free"));
  }

  @Test
  void looking_at_it_takes_it_from_nobody() {
    finding();
    WorkerLock.acquire(home).close();
    finding();
    WorkerLock.acquire(home).close();
  }

  @Test
  void its_holder_is_the_worker_that_has_said_so() throws IOException {
    WorkerFile.ofThisProcess(1, "1.2.3").write(home.workerFile());
    assertThat(finding()).isEqualTo(Finding.ok("lock", "held by the worker, pid " + ProcessHandle.current().pid()));
  }

  @Test
  void a_holder_that_has_said_nothing_can_be_found() {
    try (WorkerLock _ = WorkerLock.acquire(home)) {
      assertThat(finding().level()).isEqualTo(Level.WARN);
      assertThat(finding().remedy()).contains("fuser " + home.lockFile());
    }
  }

  @Test
  void what_a_dead_worker_left_behind_holds_nothing() throws IOException {
    String dead = "{\"pid\":%d,\"startedAt\":\"2001-01-01T00:00:00Z\",\"port\":1,\"version\":\"1\"}";
    Files.writeString(home.workerFile(), dead.formatted(ProcessHandle.current().pid()));
    Files.createFile(home.lockFile());
    assertThat(finding()).isEqualTo(Finding.ok("lock", "free"));
  }
}
