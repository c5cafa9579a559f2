package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.capture.spool.TestingHook.Said;
import dev.varve.capture.spool.TestingHook.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script, the spool and a real worker. */
@Timeout(180)
class SpoolTest {

  private static final Instant YESTERDAY = Instant.parse("2026-03-01T12:00:00Z");

  private TestingHook hook;

  @BeforeEach
  void install(@TempDir Path directory) throws Exception {
    hook = TestingHook.in(directory);
    Files.createDirectories(hook.spool());
  }

  private static String prompt(String id) {
    return """
        {"session_id":"s","cwd":"/work/tally","prompt_id":"%s","prompt":"Please do %s"}""".formatted(id, id);
  }

  private static String toolUse(String id) {
    return """
        {"session_id":"s","cwd":"/work/tally","tool_name":"Bash","tool_use_id":"%s",
         "tool_input":{"command":"mvn -q verify"},
         "tool_response":{"stdout":"Tests run: 12, Failures: 0, Errors: 0, Skipped: 0","stderr":""}}"""
        .formatted(id);
  }

  /** Without an id of its own an event is known by its delivery alone. */
  private static String anonymousToolUse() {
    return toolUse("x").replace("\"tool_use_id\":\"x\",", "");
  }

  /** As the script does, so that no worker sees a part of it. */
  private void put(String name, String body, Instant at) throws IOException {
    Path file = Files.write(hook.spool().resolve(SpooledEvent.UNFINISHED + "put"), body.getBytes(UTF_8));
    Files.setLastModifiedTime(file, FileTime.from(at));
    Files.move(file, hook.spool().resolve(name));
  }

  private void awaitEmptySpool() {
    await().atMost(Duration.ofSeconds(60)).until(() -> hook.spooled().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("dev.varve.capture.spool.TestingHook#transports")
  void event_reaches_the_worker_and_no_other_is_started(Transport transport) throws Exception {
    hook.by(transport).patient();
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      Said said = hook.call("claude-code", "PostToolUse", toolUse("one"));
      assertThat(said).isEqualTo(new Said(0, "{}\n", ""));
      awaitEmptySpool();
      assertThat(worker.accepted()).isEqualTo(1);
      assertThat(hook.starts()).isEmpty();
    }
  }

  @Test
  void next_session_is_told_what_the_last_one_did() throws Exception {
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      hook.call("claude-code", "UserPromptSubmit", prompt("p"));
      hook.call("claude-code", "PostToolUse", toolUse("one"));
      awaitEmptySpool();
      await().atMost(Duration.ofSeconds(60)).until(() -> !worker.get("/v1/observations").path("items").isEmpty());
      await().atMost(Duration.ofSeconds(60)).until(() -> told().contains("mvn -q verify"));
    }
  }

  /** A machine under load may make the hook give up, so it asks as often as an agent would. */
  private String told() throws IOException, InterruptedException {
    Said said = hook.call("claude-code", "SessionStart", prompt("p").replace("\"s\"", "\"t\""));
    return new ObjectMapper().readTree(said.out()).at("/hookSpecificOutput/additionalContext").asText();
  }

  @ParameterizedTest
  @MethodSource("dev.varve.capture.spool.TestingHook#transports")
  void event_of_five_megabytes_is_taken_once_whichever_way(Transport transport) throws Exception {
    hook.by(transport);
    String body = toolUse("large").replace("Tests run", "x".repeat(5_000_000) + " Tests run");
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      assertThat(hook.call("claude-code", "PostToolUse", body)).isEqualTo(new Said(0, "{}\n", ""));
      awaitEmptySpool();
      assertThat(worker.accepted()).isEqualTo(1);
    }
  }

  @Test
  void what_waited_is_in_the_store_in_order_before_the_first_hook_is_served() throws Exception {
    put("claude-code@PostToolUse@2-b", toolUse("one"), YESTERDAY.plusSeconds(1));
    put("claude-code@UserPromptSubmit@3-c", prompt("first"), YESTERDAY);
    put("claude-code@UserPromptSubmit@1-a", prompt("second"), YESTERDAY.plusSeconds(2));
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      assertThat(hook.spooled()).isEmpty();
      assertThat(worker.accepted()).isEqualTo(1);
      List<String> prompts = new ArrayList<>();
      worker
          .get("/v1/prompts")
          .path("items")
          .forEach(item -> prompts.add("%s %s".formatted(item.path("number"), item.path("text").asText())));
      assertThat(prompts).containsExactlyInAnyOrder("1 Please do first", "2 Please do second");
      await().atMost(Duration.ofSeconds(60)).until(() -> !worker.get("/v1/observations").path("items").isEmpty());
      assertThat(worker.get("/v1/observations").path("items").path(0).path("originalAt").asText())
          .isEqualTo(YESTERDAY.plusSeconds(1).toString());
    }
  }

  @Test
  void event_that_comes_again_after_its_commit_is_stored_once() throws Exception {
    String name = "claude-code@PostToolUse@77-a";
    put(name, anonymousToolUse(), YESTERDAY);
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      assertThat(worker.accepted()).isEqualTo(1);
    }
    put(name, anonymousToolUse(), YESTERDAY);
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      awaitEmptySpool();
      assertThat(worker.accepted()).isEqualTo(1);
    }
    put("claude-code@PostToolUse@78-a", anonymousToolUse(), YESTERDAY);
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      awaitEmptySpool();
      assertThat(worker.accepted()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.varve.capture.spool.TestingHook#transports")
  void event_whose_hook_gave_up_after_the_commit_is_stored_once(Transport transport) throws Exception {
    hook.by(transport).patient().edited("unlink $file if", "leave(28) if").edited("printf '%s\\n' - >\"$new\"", "return 28");
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      hook.call("claude-code", "PostToolUse", anonymousToolUse());
      assertThat(worker.accepted()).isEqualTo(1);
    }
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      awaitEmptySpool();
      assertThat(worker.accepted()).isEqualTo(1);
    }
  }

  @Test
  void hooks_are_served_while_the_spool_empties() throws Exception {
    int waiting = 300;
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      for (int i = 0; i < waiting; i++) {
        put("claude-code@PostToolUse@%d-a".formatted(1_000 + i), toolUse("spooled-" + i), YESTERDAY.plusMillis(i));
      }
      for (int i = 0; i < 10; i++) {
        assertThat(hook.call("claude-code", "PostToolUse", toolUse("direct-" + i)).out()).isEqualTo("{}\n");
      }
      awaitEmptySpool();
      assertThat(worker.accepted()).isEqualTo(waiting + 10);
      assertThat(worker.get("/v1/audit").path("balanced").asBoolean()).isTrue();
    }
  }

  @Test
  void client_with_an_impossible_name_does_not_hold_up_the_others() throws Exception {
    put("no-body".repeat(6) + "@Event@1-a", "{}", YESTERDAY);
    put("claude-code@PostToolUse@2-a", toolUse("one"), YESTERDAY.plusSeconds(1));
    try (TestingWorker worker = TestingWorker.on(hook.home)) {
      assertThat(worker.accepted()).isEqualTo(1);
      assertThat(Spool.facts(hook.spool())).isEqualTo(new SpoolFacts(0, 0, 1, 0));
    }
  }
}
