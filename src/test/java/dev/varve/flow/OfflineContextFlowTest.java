package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker leaves for hooks that find none. */
@Timeout(120)
class OfflineContextFlowTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private TestingHome home;

  @BeforeEach
  void name(@TempDir Path directory) {
    home = TestingHome.in(directory);
  }

  private List<Path> files() throws IOException {
    Path directory = home.home().path().resolve("context");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".txt")).toList();
    }
  }

  private static void remember(Caller caller) throws Exception {
    assertThat(caller.toolUse("s", "one").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> caller.items("/v1/observations").size() == 1);
  }

  @Test
  void what_was_remembered_last_is_there_once_the_worker_has_stopped() throws Exception {
    try (Worker worker = home.start()) {
      remember(home.caller(worker));
    }
    assertThat(files()).singleElement().satisfies(file ->
        assertThat(Files.readAllLines(file)).hasSize(2).satisfiesExactly(
            cwd -> assertThat(cwd).isEqualTo("/work/tally"),
            text -> assertThat(text).startsWith("<varve-context>").contains("#1 ")));
  }

  @Test
  void pause_takes_it_away_at_once() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      remember(caller);
      await().atMost(SOON).until(() -> files().size() == 1);
      assertThat(caller.post("/v1/privacy/pause", "{\"seconds\":60}").status()).isEqualTo(200);
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void what_is_forgotten_is_in_no_file_when_the_answer_comes() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      remember(caller);
      await().atMost(SOON).until(() -> files().size() == 1);
      String token = caller.post("/v1/forget", "{\"refs\":[\"#1\"]}").json().at("/plan/token").asText();
      caller.post("/v1/forget", "{\"refs\":[\"#1\"],\"token\":\"" + token + "\"}");
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void exclusion_takes_it_away_at_the_next_start() throws Exception {
    try (Worker worker = home.start()) {
      remember(home.caller(worker));
    }
    assertThat(files()).hasSize(1);
    try (Worker worker = home.with("VARVE_PRIVACY_EXCLUDE_PATHS", "/work").start()) {
      assertThat(worker.port()).isPositive();
      await().atMost(SOON).until(() -> files().isEmpty());
    }
  }
}
