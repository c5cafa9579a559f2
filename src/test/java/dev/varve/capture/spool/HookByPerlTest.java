package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.spool.TestingHook.Said;
import dev.varve.capture.spool.TestingHook.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only perl can do: it waits neither for a client that shows no end nor for a worker that comes to none. */
@Timeout(120)
@ParameterizedClass
@MethodSource("transports")
class HookByPerlTest {

  private static final String EVENT = "{\"session_id\":\"s\",\"text\":[\"a \\\" }\",{}]}";

  private final Transport transport;
  @TempDir private Path directory;
  private TestingHook hook;
  private Path socket;

  HookByPerlTest(Transport transport) {
    this.transport = transport;
  }

  static List<Transport> transports() {
    return TestingHook.transports().stream().filter(transport -> transport != Transport.CURL).toList();
  }

  @BeforeEach
  void install() throws Exception {
    hook = TestingHook.in(directory, transport);
    socket = hook.home.path().resolve("worker.sock");
  }

  @AfterEach
  void awaitStart() throws IOException {
    hook.awaitStart();
  }

  /** Its standard input stays open until it has ended. */
  private Said callWithoutEnd(String payload) throws Exception {
    Process process = hook.begin("claude-code", "PostToolUse");
    try (OutputStream in = process.getOutputStream()) {
      in.write(payload.getBytes(UTF_8));
      in.flush();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      return new Said(process.waitFor(), out, err);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n"})
  void payload_whose_end_is_not_shown_is_sent_once_it_is_whole(String more) throws Exception {
    try (TestingListener listener = TestingListener.answering(socket, "200 OK", "{\"a\":1}")) {
      hook.patient();
      assertThat(callWithoutEnd(EVENT + more)).isEqualTo(new Said(0, "{\"a\":1}\n", ""));
      assertThat(listener.taken()).containsExactly((EVENT + more).getBytes(UTF_8));
    }
    assertThat(hook.spooled()).isEmpty();
    assertThat(hook.unfinished()).isEmpty();
  }

  @Test
  void payload_whose_end_is_not_shown_is_kept_whole_without_a_worker() throws Exception {
    assertThat(callWithoutEnd(EVENT)).isEqualTo(new Said(0, "{}\n", ""));
    assertThat(hook.spooled()).hasSize(1);
    assertThat(hook.spooled().getFirst()).hasContent(EVENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":{\"b\":1}", "{\"a\":\"}", "{\"a\":\"\\\"}", "{\"a\":\"{\",\"b\":[{}", "}", "hello"})
  void payload_that_stops_in_the_middle_is_kept_as_far_as_it_came(String half) throws Exception {
    hook.edited("pause_seconds_max = 1", "pause_seconds_max = 0.1");
    try (TestingListener listener = TestingListener.answering(socket, "200 OK", "{}")) {
      assertThat(callWithoutEnd(half)).isEqualTo(new Said(0, "{}\n", ""));
      assertThat(listener.taken()).isEmpty();
    }
    assertThat(hook.spooled()).hasSize(1);
    assertThat(hook.spooled().getFirst()).hasContent(half);
  }

  @Test
  void answer_that_comes_in_pieces_without_end_is_not_waited_for() throws Exception {
    try (TestingListener listener = TestingListener.trickling(socket)) {
      assertThat(hook.call("claude-code", "PostToolUse", EVENT)).isEqualTo(new Said(0, "{}\n", ""));
      assertThat(listener.taken()).hasSize(1);
    }
    assertThat(hook.spooled()).hasSize(1);
    assertThat(hook.spooled().getFirst()).hasContent(EVENT);
    assertThat(hook.starts()).isEmpty();
  }

  /** The script goes on behind it, whoever called the script. */
  @Test
  void what_a_perl_has_read_that_died_goes_out_with_the_rest() throws Exception {
    TestingHook script = TestingHook.in(Files.createDirectory(directory.resolve("by script")), Transport.PERL);
    script.withProgram("perl", "read -r line\necho \"$line\" >\"${2%/bin/*}/spool/.new-$3@$4@$5\"\nkill -KILL $$\n");
    String payload = EVENT.replace("[", "\n[");
    try (TestingListener listener = TestingListener.answering(script.home.path().resolve("worker.sock"), "200 OK", "{}")) {
      assertThat(script.patient().call("claude-code", "PostToolUse", payload)).isEqualTo(new Said(0, "{}\n", ""));
      assertThat(listener.taken()).containsExactly(payload.getBytes(UTF_8));
    }
  }
}
