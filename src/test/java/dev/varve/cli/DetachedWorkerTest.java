package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.WorkerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedWorkerTest {

  @TempDir Path directory;
  private Path home;
  private TestingLauncher launcher;

  @BeforeEach
  void launch() throws IOException {
    home = directory.resolve("home");
    launcher = new TestingLauncher(directory);
    launcher.serves();
  }

  @AfterEach
  void stop() {
    new TestingTerminal(home).run("stop");
    launcher.close();
  }

  @Test
  void start_and_stop_can_be_repeated() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    for (int cycle = 0; cycle < 2; cycle++) {
      assertThat(terminal.run("start", "--json")).isZero();
      assertThat(terminal.json().path("started").asBoolean()).isTrue();
      long pid = terminal.json().path("pid").asLong();
      assertThat(terminal.run("start", "--json")).isZero();
      assertThat(terminal.json().path("started").asBoolean()).isFalse();
      assertThat(terminal.json().path("pid").asLong()).isEqualTo(pid);
      assertThat(terminal.run("stop", "--json")).isZero();
      assertThat(terminal.json().path("pid").asLong()).isEqualTo(pid);
      assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
      assertThat(terminal.run("status")).isEqualTo(69);
    }
  }

  @Test
  void the_worker_gets_only_the_allowed_environment() throws IOException {
    assertThat(new TestingTerminal(home).run("start")).isZero();
    assertThat(Files.readString(home.resolve("environment")).split(" "))
        .contains("PATH", "VARVE_HOME")
        .allMatch(name -> name.matches("PATH|HOME|VARVE_HOME|PWD|OLDPWD|SHLVL|_"));
    assertThat(Files.getPosixFilePermissions(home)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void nothing_is_made_in_a_home_that_is_refused() throws IOException {
    Files.createDirectory(home);
    Files.writeString(home.resolve("something"), "of others");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("serve")).isEqualTo(74);
    assertThat(terminal.run("start")).isEqualTo(74);
    assertThat(terminal.err()).contains("holds other things", "Set VARVE_HOME");
    assertThat(home.toFile().list()).containsExactly("something");
  }

  @Test
  void a_worker_that_does_not_start_is_reported_with_its_last_words_and_exit_code() throws IOException {
    launcher.runs("echo 'error: unknown setting server.prot'; exit 78");
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("start")).isEqualTo(78);
    assertThat(terminal.err()).contains("did not start:\nunknown setting server.prot", "worker.out");
  }

  @Test
  void last_words_of_an_earlier_start_are_not_told_again() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    launcher.runs("echo 'error: old trouble'; exit 78");
    assertThat(terminal.run("start")).isEqualTo(78);
    launcher.runs("echo 'error: new trouble'; exit 74");
    assertThat(terminal.run("start")).isEqualTo(74);
    assertThat(terminal.err()).contains("new trouble").doesNotContain("old trouble");
    launcher.runs("exit 70");
    assertThat(terminal.run("start")).isEqualTo(70);
    assertThat(terminal.err()).contains("(no output)").doesNotContain("trouble");
  }

  @Test
  void a_silent_worker_whose_file_matches_is_ended_by_signal() throws IOException {
    TestingTerminal terminal = new TestingTerminal(home);
    assertThat(terminal.run("start")).isZero();
    ProcessHandle process = WorkerFile.read(home.resolve("worker.json")).orElseThrow().process().orElseThrow();
    Files.writeString(home.resolve("token"), "cd".repeat(32));
    assertThat(terminal.run("stop")).isZero();
    assertThat(process.isAlive()).isFalse();
  }
}
