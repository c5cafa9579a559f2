package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.spool.TestingHook.Said;
import dev.varve.capture.spool.TestingHook.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** What reaches a worker, and what becomes of an event that one does not take; the same by whatever takes it there. */
@Timeout(120)
@ParameterizedClass
@MethodSource("dev.varve.capture.spool.TestingHook#transports")
class HookDeliveryTest {

  private static final String EVENT = "{\"session_id\":\"s\",\n\"tool_name\":\"Bash\"}";
  private static final String ANSWER = "{\"text\":\"two\\nlines, a \\\\, an é and %s\"}";

  private final Transport transport;
  @TempDir private Path directory;
  private TestingHook hook;
  private Path socket;

  HookDeliveryTest(Transport transport) {
    this.transport = transport;
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

  private void assertDelivered(byte[] payload) throws Exception {
    try (TestingListener listener = TestingListener.answering(socket, "200 OK", ANSWER)) {
      assertThat(hook.patient().call("claude-code", "PostToolUse", payload)).isEqualTo(new Said(0, ANSWER + "\n", ""));
      assertThat(listener.taken()).containsExactly(payload);
    }
    assertThat(hook.spooled()).isEmpty();
  }

  private void assertKept(String payload) throws Exception {
    assertThat(hook.call("claude-code", "PostToolUse", payload)).isEqualTo(new Said(0, "{}\n", ""));
    assertThat(hook.spooled()).hasSize(1);
    assertThat(hook.spooled().getFirst()).hasContent(payload);
  }

  private void assertKept() throws Exception {
    assertKept(EVENT);
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_000, 65_536, 1_000_000})
  void payload_of_any_bytes_and_size_arrives_as_it_is_and_the_answer_is_printed_as_it_came(int bytes) throws Exception {
    assertDelivered(randomBytes(bytes));
  }

  @Test
  void of_a_delivered_event_at_most_a_mark_stays() throws Exception {
    assertDelivered(EVENT.getBytes(UTF_8));
    switch (transport) {
      case LINE, PERL -> assertThat(hook.unfinished()).isEmpty();
      case CURL ->
          assertThat(hook.unfinished())
              .hasSize(1)
              .allSatisfy(file -> assertThat(file).hasContent(SpoolDirectory.DELIVERED));
    }
  }

  @ParameterizedTest
  @CsvSource({"PERL5OPT,-Mno::such", "PERL_UNICODE,SDA", "PERLIO,:crlf", "PERL5LIB,/no/such"})
  void environment_of_the_user_changes_no_byte(String variable, String value) throws Exception {
    hook.with(variable, value);
    assertDelivered("{\"a\":\"é\r\n\"}\0".getBytes(ISO_8859_1));
    assertThat(hook.unfinished()).hasSize(transport == Transport.CURL ? 1 : 0);
  }

  @Test
  void spool_that_cannot_be_written_does_not_keep_an_event_from_the_worker() throws Exception {
    Files.writeString(hook.spool(), "in the way");
    assertDelivered(EVENT.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 127", "exit 2", "kill -SEGV $$"})
  void perl_that_does_not_work_is_done_without(String perl) throws Exception {
    hook.withProgram("perl", perl + "\n");
    assertDelivered(EVENT.getBytes(UTF_8));
  }

  @Test
  void success_without_a_body_is_an_answer() throws Exception {
    try (TestingListener listener = TestingListener.answering(socket, "200 OK", "")) {
      assertThat(hook.patient().call("claude-code", "Stop", EVENT)).isEqualTo(new Said(0, "{}\n", ""));
      assertThat(listener.taken()).hasSize(1);
    }
    assertThat(hook.spooled()).isEmpty();
  }

  @Test
  void answer_that_breaks_off_is_none() throws Exception {
    String whole = TestingListener.response("200 OK", ANSWER);
    try (TestingListener listener = TestingListener.saying(socket, whole.substring(0, whole.length() - 3))) {
      hook.patient();
      assertKept();
      assertThat(listener.taken()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello\r\n\r\nyou"})
  void what_is_no_answer_at_all_keeps_the_event(String words) throws Exception {
    try (TestingListener listener = TestingListener.saying(socket, words)) {
      hook.patient();
      assertKept();
      assertThat(listener.taken()).hasSize(1);
    }
  }

  @Test
  void worker_that_refuses_before_it_has_heard_all_is_told_no_more() throws Exception {
    try (TestingListener listener = TestingListener.refusing(socket, "413 Content Too Large")) {
      assertKept(EVENT.replace(":", ":" + " ".repeat(2_500_000)));
      assertThat(listener.taken()).isEmpty();
    }
  }

  @Test
  void full_disk_keeps_no_part_of_an_event_and_counts_it() throws Exception {
    hook.onFullDisk();
    byte[] payload = randomBytes(300_000);
    assertThat(hook.call("claude-code", "PostToolUse", payload)).isEqualTo(new Said(0, "{}\n", ""));
    assertThat(Spool.facts(hook.spool())).isEqualTo(new SpoolFacts(0, 0, 0, 1));
    assertThat(hook.unfinished()).isEmpty();
  }
}
