package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running worker makes of a changed settings file. */
@Timeout(120)
class ChangedSettingsTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private TestingHome home;
  private Worker worker;
  private Caller caller;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    home = TestingHome.in(directory);
    worker = home.start();
    caller = home.caller(worker);
  }

  @AfterEach
  void stop() {
    worker.close();
  }

  private void write(String toml) throws IOException {
    Files.writeString(home.home().settingsFile(), toml);
  }

  private String status(String pointer) throws IOException, InterruptedException {
    return caller.get("/v1/status").json().at(pointer).asText();
  }

  private void awaitStatus(String pointer, String value) {
    await().atMost(SOON).until(() -> status(pointer).contains(value));
  }

  @Test
  void another_observer_is_used_without_a_restart_and_the_rules_stand_in_at_once_when_it_is_missing() throws Exception {
    assertThat(status("/observers/0/name")).isEqualTo("rules");
    write(
        """
        [observer]
        use = "claude"
        claude.path = "%s"
        claude.gather_messages = 1
        """
            .formatted(home.home().path().resolve("no-claude")));
    awaitStatus("/observers/0/name", "claude");
    caller.toolUse("s", "one");
    await().atMost(SOON).until(() -> caller.items("/v1/observations").size() == 1);
    JsonNode claude = caller.get("/v1/status").json().at("/observers/0");
    assertThat(claude.path("open").asBoolean()).isFalse();
    assertThat(claude.path("reason").asText()).contains("no executable file at");
    assertThat(claude.path("remedy").asText()).contains("observer.claude.path");
    assertThat(status("/observers/1/used")).isEqualTo("true");

    write("observer.use = \"rules\"");
    awaitStatus("/observers/0/name", "rules");
    assertThat(caller.audit().path("balanced").asBoolean()).isTrue();
  }

  @Test
  void settings_that_are_not_valid_change_nothing_and_are_told_until_they_are_corrected() throws Exception {
    write("observer.use = \"claude\"\nobserver.claude.slots = 0");
    awaitStatus("/settings/refused", "observer.claude.slots must be a whole number from 1 to 64");
    assertThat(status("/settings/remedy")).contains("correct settings.toml");
    assertThat(status("/observers/0/name")).isEqualTo("rules");
    write("log.level = \"debug\"");
    awaitStatus("/settings/atNextStart/0", "log.level");
    assertThat(status("/settings/refused")).isEmpty();
    write("");
    await().atMost(SOON).until(() -> status("/settings/atNextStart/0").isEmpty());
  }
}
