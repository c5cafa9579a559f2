package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import dev.varve.flow.Caller.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events in over HTTP, memories and context out. */
@Timeout(120)
class MemoryFlowTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private TestingHome home;

  @BeforeEach
  void name(@TempDir Path directory) {
    home = TestingHome.in(directory);
  }

  @Test
  void recorded_session_becomes_memories_that_the_next_session_is_told() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      List<Said> answers = caller.playDemo();
      await().atMost(SOON).until(caller::isDrained);

      assertThat(answers).extracting(Said::status).containsOnly(200);
      assertThat(answers).extracting(Said::event).contains("queued", "recorded", "duplicate");
      assertThat(caller.items("/v1/observations?limit=500")).isNotEmpty().allSatisfy(
          observation -> assertThat(observation.path("title").asText()).isNotBlank());
      assertThat(caller.items("/v1/summaries")).isNotEmpty();
      assertThat(caller.items("/v1/prompts")).isNotEmpty();
      assertThat(caller.audit().path("balanced").asBoolean()).as("%s", caller.audit()).isTrue();
      assertThat(caller.get("/v1/context?cwd=/home/dev/projects/tally").json().path("text").asText())
          .startsWith("<varve-context>").contains("Summary #S");
      assertThat(caller.get("/v1/context?cwd=/home/dev/projects/other").json().path("text").asText()).isEmpty();
    }
  }

  @Test
  void restart_keeps_everything_and_a_replayed_session_is_remembered_once() throws Exception {
    List<JsonNode> before;
    List<JsonNode> summaries;
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.playDemo();
      await().atMost(SOON).until(caller::isDrained);
      before = caller.items("/v1/observations?limit=500");
      summaries = caller.items("/v1/summaries");
      assertThat(before).isNotEmpty();
    }
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.items("/v1/observations?limit=500")).isEqualTo(before);
      assertThat(caller.items("/v1/summaries")).isEqualTo(summaries);

      assertThat(caller.playDemo()).extracting(Said::event).doesNotContain("queued");
      await().atMost(SOON).until(caller::isDrained);
      assertThat(caller.items("/v1/observations?limit=500")).isEqualTo(before);
      assertThat(caller.audit().path("balanced").asBoolean()).isTrue();
    }
  }

  @Test
  void what_waits_at_the_end_is_remembered_after_the_restart() throws Exception {
    TestingHome patient = home.with("VARVE_OBSERVER_RULES_GATHER_MESSAGES", "200");
    try (Worker worker = patient.start()) {
      assertThat(patient.caller(worker).toolUse("s", "one").status()).isEqualTo(200);
    }
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      await().atMost(SOON).until(() -> caller.items("/v1/observations").size() == 1);
      assertThat(caller.audit().path("states").path("done").asInt()).isEqualTo(1);
    }
  }

  @Test
  void gathering_one_message_remembers_each_at_once() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.toolUse("s", "one").json().path("status").asText()).isEqualTo("queued");
      await().atMost(SOON).until(() -> caller.items("/v1/observations").size() == 1);
      assertThat(caller.toolUse("s", "one").json().path("status").asText()).isEqualTo("duplicate");
    }
  }
}
