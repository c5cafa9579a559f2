package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.capture.spool.TestingHook.Said;
import dev.varve.capture.spool.TestingHook.Transport;
import dev.varve.context.TestingOfflineNotes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the script succeeds, says nothing but valid JSON, and keeps the event. */
@Timeout(120)
@ParameterizedClass
@MethodSource("dev.varve.capture.spool.TestingHook#transports")
class HookWithoutWorkerTest {

  private static final String EVENT = "{\"session_id\":\"s\",\"tool_name\":\"Bash\"}";

  private final Transport transport;
  @TempDir private Path directory;
  private TestingHook hook;

  HookWithoutWorkerTest(Transport transport) {
    this.transport = transport;
  }

  @BeforeEach
  void install() throws Exception {
    hook = TestingHook.in(directory, transport);
  }

  @AfterEach
  void awaitStart() throws IOException {
    hook.awaitStart();
  }

  private static void assertSilent(Said said) {
    assertThat(said).isEqualTo(new Said(0, "{}\n", ""));
  }

  private Path onlySpooled() throws IOException {
    assertThat(hook.spooled()).hasSize(1);
    return hook.spooled().getFirst();
  }

  @Test
  void event_is_kept_under_its_client_and_name_for_its_owner_alone() throws Exception {
    assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    Path file = onlySpooled();
    assertThat(file).hasContent(EVENT);
    assertThat(file.getFileName().toString()).startsWith("claude-code@PostToolUse@");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hook.spool()))).isEqualTo("rwx------");
  }

  @Test
  void payload_of_any_bytes_is_kept_as_it_is() throws Exception {
    byte[] bytes = new byte[5 << 20];
    new Random(7).nextBytes(bytes);
    assertSilent(hook.call("codex", "PostToolUse", bytes));
    assertThat(onlySpooled()).hasBinaryContent(bytes);
  }

  @Test
  void events_of_one_moment_are_all_kept() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      processes.add(hook.begin("claude-code", "PostToolUse"));
    }
    for (Process process : processes) {
      process.getOutputStream().close();
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(hook.spooled()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-code,SessionStart,/hookSpecificOutput/additionalContext",
    "codex,SessionStart,/hookSpecificOutput/additionalContext",
    "gemini-cli,SessionStart,/hookSpecificOutput/additionalContext",
    "copilot-cli,sessionStart,/additionalContext",
    "copilot-cli,SessionStart,/additionalContext",
    "cursor,sessionStart,/additional_context",
    "opencode,session.created,/context"
  })
  void session_start_is_told_that_memory_is_off_and_what_to_do(String client, String event, String place)
      throws Exception {
    Said said = hook.call(client, event, EVENT);
    JsonNode answer = new ObjectMapper().readTree(said.out());
    assertThat(answer.at(place).asText()).contains("Memory is off").contains("varve doctor");
    assertThat(answer.at("/hookSpecificOutput/hookEventName").asText("SessionStart")).isEqualTo("SessionStart");
    assertThat(said.status()).isZero();
    assertThat(hook.spooled()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-code,SessionStart,/hookSpecificOutput/additionalContext",
    "copilot-cli,sessionStart,/additionalContext",
    "cursor,sessionStart,/additional_context",
    "opencode,session.created,/context"
  })
  void session_start_is_told_what_the_worker_wrote_down_for_its_directory(String client, String event, String place)
      throws Exception {
    String cwd = Path.of("").toRealPath().toString();
    String notes = "<varve-context>\na \"note\" 100 %s of C:\\tmp\n</varve-context>";
    TestingOfflineNotes.write(hook.home, cwd, notes);
    JsonNode answer = new ObjectMapper().readTree(hook.call(client, event, EVENT).out());
    assertThat(answer.at(place).asText()).contains("Memory is off").endsWith("\n" + notes);
  }

  @Test
  void our_own_observer_leaves_no_trace() throws Exception {
    hook.with("VARVE_OBSERVER", "");
    assertSilent(hook.call("claude-code", "SessionStart", EVENT));
    assertThat(hook.spool()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/../b", "-x", "Post Tool", "Post@Tool", "Post'Tool"})
  void name_that_could_be_a_path_is_not_one(String event) throws Exception {
    assertSilent(hook.call("claude-code", event, EVENT));
    assertThat(hook.spool()).doesNotExist();
  }

  @Test
  void listener_that_never_answers_is_left_behind_and_left_alone() throws Exception {
    try (TestingListener listener = TestingListener.silent(hook.home.path().resolve("worker.sock"))) {
      assertThat(listener.server().isOpen()).isTrue();
      assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    }
    assertThat(onlySpooled()).hasContent(EVENT);
    assertThat(hook.starts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"503 Service Unavailable", "507 Insufficient Storage", "400 Bad Request"})
  void worker_that_refuses_is_not_replaced_and_its_answer_not_printed(String status) throws Exception {
    Path socket = hook.home.path().resolve("worker.sock");
    try (TestingListener listener = TestingListener.answering(socket, status, "{\"title\":\"no\"}")) {
      assertThat(listener.server().isOpen()).isTrue();
      assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    }
    assertThat(onlySpooled()).hasContent(EVENT);
    assertThat(hook.starts()).isEmpty();
  }

  @Test
  void without_perl_and_curl_the_event_is_kept_and_a_living_worker_left_alone() throws Exception {
    hook.without("perl", "curl");
    long pid = ProcessHandle.current().pid();
    Files.writeString(hook.home.workerFile(), "{\"pid\":" + pid + ",\"port\":1}");
    assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    assertThat(onlySpooled()).hasContent(EVENT);
    assertThat(hook.starts()).isEmpty();

    Files.delete(hook.home.workerFile());
    assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    await().until(() -> !hook.started().isEmpty());
  }

  @Test
  void home_that_cannot_be_written_stops_nobody() throws Exception {
    Files.writeString(hook.spool(), "in the way");
    assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    assertThat(hook.spool()).hasContent("in the way");
  }

  @Test
  void full_spool_takes_no_more_and_counts() throws Exception {
    hook.call("claude-code", "PostToolUse", EVENT);
    Files.createFile(hook.spool().resolve(SpoolDirectory.FULL));
    assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    assertSilent(hook.call("claude-code", "PostToolUse", EVENT));
    assertThat(Spool.facts(hook.spool())).isEqualTo(new SpoolFacts(1, EVENT.length(), 0, 2));
  }

  @Test
  void spool_larger_than_its_limit_is_found_to_be_full() throws Exception {
    hook.edited("kilobytes_max=262144", "kilobytes_max=600").edited("*[08])", "*)");
    String large = "x".repeat(400_000);
    for (int i = 0; i < 3; i++) {
      assertSilent(hook.call("claude-code", "PostToolUse", large));
    }
    assertThat(Spool.facts(hook.spool())).isEqualTo(new SpoolFacts(1, large.length(), 0, 2));
  }

  @Test
  void killed_in_the_middle_of_an_event_it_leaves_nothing_that_looks_whole() throws Exception {
    Process process = hook.patientWithClients().begin("claude-code", "PostToolUse");
    OutputStream in = process.getOutputStream();
    in.write("{\"half\":".getBytes(UTF_8));
    in.flush();
    await().until(() -> hook.unfinished().size() == 1 && process.descendants().findAny().isPresent());
    List<ProcessHandle> readers = process.descendants().toList();
    process.destroyForcibly().waitFor();
    in.close();
    await().until(() -> readers.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(hook.spooled()).isEmpty();
    assertThat(Spool.facts(hook.spool()).files()).isZero();
  }
}
