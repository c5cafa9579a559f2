package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command, a real worker, and transcripts beneath a user's home. */
@Timeout(120)
class BackfillCommandTest {

  private static final String LINE =
      """
      {"type":"%s","sessionId":"%s","timestamp":"2026-11-17T09:0%d:00Z","cwd":"/home/dev/projects/demo",%s}
      """;

  @TempDir private Path folder;
  private Map<String, String> env;

  @BeforeEach
  void write() throws Exception {
    env =
        Map.of(
            "VARVE_HOME", folder.resolve("home").toString(),
            "VARVE_PORT", "0",
            "VARVE_STORE_FREE_BYTES_MIN", "0B",
            "HOME", folder.toString());
    Path projects = Files.createDirectories(folder.resolve(".claude/projects/-home-dev-projects-demo"));
    for (String session : new String[] {"one", "two", "three"}) {
      Files.writeString(projects.resolve(session + ".jsonl"), transcript(session));
    }
  }

  private static String transcript(String session) {
    return LINE.formatted("user", session, 1, "\"promptId\":\"p1\",\"message\":{\"content\":\"build it\"}")
        + LINE.formatted(
            "assistant",
            session,
            2,
            """
            "message":{"content":[{"type":"tool_use","id":"t1","name":"Bash","input":{"command":"make %s"}}]}"""
                .formatted(session))
        + LINE.formatted(
            "user",
            session,
            3,
            """
            "promptId":"p1","message":{"content":[{"type":"tool_result","tool_use_id":"t1","content":"built"}]}""")
        + LINE.formatted(
            "assistant",
            session,
            4,
            """
            "message":{"stop_reason":"end_turn","content":[{"type":"text","text":"It is built."}]}""");
  }

  private TestingTerminal run(String... arguments) {
    TestingTerminal terminal = new TestingTerminal(folder.resolve("home"));
    assertThat(terminal.run(arguments)).as(terminal.err()).isZero();
    return terminal;
  }

  private JsonNode json(String... arguments) throws Exception {
    return run(arguments).json();
  }

  @Test
  void past_sessions_are_imported_once_and_remembered_without_a_model() throws Exception {
    Home home = Home.of(env);
    try (Worker worker = Worker.start(home, Settings.load(home, env), env, "1")) {
      JsonNode first = json("backfill", "--json");
      JsonNode second = json("backfill", "--json", "--client", "claude-code");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> json("queue", "--json").path("depth").asLong() == 0);

      assertThat(worker.port()).isPositive();
      assertThat(first.path("files").asInt()).isEqualTo(3);
      assertThat(first.path("messages").asInt()).isEqualTo(6);
      assertThat(second.path("messages").asInt()).isZero();
      assertThat(json("audit", "--json").path("balanced").asBoolean()).isTrue();
      assertThat(run("backfill", "--since", "1 day").out()).contains("imported     0 prompts, 0 messages");
    }
  }

  @Test
  void a_misspelt_project_is_told_the_nearest_one() throws Exception {
    Home home = Home.of(env);
    try (Worker worker = Worker.start(home, Settings.load(home, env), env, "1")) {
      assertThat(worker.port()).isPositive();
      assertThat(json("backfill", "--project", "demo", "--json").path("own").asInt()).isEqualTo(3);
      TestingTerminal terminal = new TestingTerminal(folder.resolve("home"));

      assertThat(terminal.run("backfill", "--project", "dmeo")).isEqualTo(ExitCode.FINDING.status());
      assertThat(terminal.err()).contains("none of 3 transcripts belongs to the project 'dmeo'", "--project 'demo'");
    }
  }

  @Test
  void without_a_worker_it_says_how_to_start_one() {
    TestingTerminal terminal = new TestingTerminal(folder.resolve("home"));

    assertThat(terminal.run("backfill")).isEqualTo(ExitCode.UNAVAILABLE.status());
    assertThat(terminal.err()).contains("varve start");
  }
}
