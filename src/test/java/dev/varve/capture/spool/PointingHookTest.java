package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.capture.spool.TestingHook.Said;
import dev.varve.capture.spool.TestingHook.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code privacy.spool = "pointer"} nothing rests on disk but ids. */
@Timeout(120)
@ParameterizedClass
@MethodSource("dev.varve.capture.spool.TestingHook#transports")
class PointingHookTest {

  private static final String HEAD =
      "{\"session_id\":\"s-1\",\"transcript_path\":\"/home/dev/.claude/projects/-a/s 1.jsonl\",\"cwd\":\"/work/é\",";

  private static final String PROMPT =
      HEAD + "\"prompt_id\":\"p-1\",\"prompt\":\"SECRET \\\"reason\\\":\\\"SECRET\\\" words\"}";

  private static final String TOOL_USE =
      HEAD
          + "\"prompt_id\":\"p-1\",\"tool_name\":\"Bash\",\"tool_input\":{\"source\":\"SECRET\",\"cwd\":\"/SECRET\"},"
          + "\"tool_response\":{\"stdout\":\"SECRET\",\"session_id\":\"SECRET\"},\"tool_use_id\":\"t-1\",\"duration_ms\":5}";

  private final Transport transport;
  @TempDir private Path directory;
  private TestingHook hook;

  PointingHookTest(Transport transport) {
    this.transport = transport;
  }

  @BeforeEach
  void install() throws Exception {
    hook = TestingHook.pointing(directory, transport);
  }

  @AfterEach
  void awaitStart() throws IOException {
    hook.awaitStart();
  }

  private Path onlySpooled() throws IOException {
    assertThat(hook.spooled()).hasSize(1);
    return hook.spooled().getFirst();
  }

  private void assertNoContentOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(hook.home.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("SECRET");
      }
    }
  }

  @Test
  void tool_use_leaves_its_ids_and_the_path_of_its_transcript() throws Exception {
    assertThat(hook.call("claude-code", "PostToolUse", TOOL_USE)).isEqualTo(new Said(0, "{}\n", ""));
    assertThat(onlySpooled().getFileName().toString()).matches("claude-code@PostToolUse@[A-Za-z0-9-]+\\.pointer");
    assertThat(Files.readAllLines(onlySpooled()))
        .containsExactly(
            "\"session_id\":\"s-1\"",
            "\"transcript_path\":\"/home/dev/.claude/projects/-a/s 1.jsonl\"",
            "\"cwd\":\"/work/é\"",
            "\"prompt_id\":\"p-1\"",
            "\"tool_name\":\"Bash\"",
            "\"tool_use_id\":\"t-1\"");
    assertNoContentOnDisk();
  }

  @Test
  void prompt_leaves_its_id_whatever_its_words_look_like() throws Exception {
    hook.call("claude-code", "UserPromptSubmit", PROMPT);
    assertThat(onlySpooled()).content().contains("\"prompt_id\":\"p-1\"").doesNotContain("reason");
    assertNoContentOnDisk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemini-cli", "copilot-cli", "opencode", "cursor"})
  void of_a_client_without_transcripts_not_even_ids_are_kept(String client) throws Exception {
    hook.call(client, "AfterTool", TOOL_USE);
    assertThat(onlySpooled()).isEmptyFile();
    assertThat(onlySpooled().getFileName().toString()).startsWith(client + "@AfterTool@").endsWith(".pointer");
  }

  @Test
  void bytes_of_any_kind_leave_a_pointer_and_nothing_of_themselves() throws Exception {
    byte[] bytes = new byte[1 << 20];
    new Random(7).nextBytes(bytes);
    assertThat(hook.call("codex", "PostToolUse", bytes)).isEqualTo(new Said(0, "{}\n", ""));
    assertThat(onlySpooled()).isEmptyFile();
  }

  @Test
  void worker_that_answers_gets_the_event_whole_and_nothing_is_written() throws Exception {
    Path socket = hook.home.path().resolve("worker.sock");
    try (TestingListener listener = TestingListener.answering(socket, "200 OK", "{\"a\":1}")) {
      assertThat(hook.patient().call("claude-code", "PostToolUse", TOOL_USE))
          .isEqualTo(new Said(0, "{\"a\":1}\n", ""));
      assertThat(listener.taken()).containsExactly(TOOL_USE.getBytes(UTF_8));
    }
    assertThat(hook.spooled()).isEmpty();
    assertThat(hook.unfinished()).isEmpty();
  }

  @Test
  void event_of_five_megabytes_leaves_its_ids() throws Exception {
    hook.call("claude-code", "PostToolUse", TOOL_USE.replace("SECRET", "SECRET" + "x".repeat(1_000_000)));
    assertThat(onlySpooled()).content().contains("\"session_id\":\"s-1\"", "\"tool_use_id\":\"t-1\"");
    assertNoContentOnDisk();
  }

  @Test
  void session_start_is_told_that_memory_is_off_as_ever() throws Exception {
    Said said = hook.call("claude-code", "SessionStart", HEAD + "\"source\":\"clear\"}");
    assertThat(said.out()).contains("Memory is off");
    assertThat(onlySpooled()).content().contains("\"source\":\"clear\"");
    await().until(() -> !hook.started().isEmpty());
  }

  @Test
  void without_perl_and_curl_the_ids_are_kept() throws Exception {
    hook.without("perl", "curl").call("claude-code", "PostToolUse", TOOL_USE);
    assertThat(onlySpooled()).content().contains("\"tool_use_id\":\"t-1\"");
    assertNoContentOnDisk();
  }

  @Test
  void killed_in_the_middle_it_leaves_nothing_at_all() throws Exception {
    Process process = hook.patientWithClients().begin("claude-code", "PostToolUse");
    OutputStream in = process.getOutputStream();
    in.write(TOOL_USE.substring(0, 250).getBytes(UTF_8));
    in.flush();
    await().until(() -> process.descendants().findAny().isPresent());
    process.destroyForcibly().waitFor();
    in.close();
    assertNoContentOnDisk();
    assertThat(hook.spooled()).isEmpty();
  }
}
