package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedEventsTest {

  private static final String REPORT =
      """
      {"session_id":"s1","tool_name":"Bash","tool_use_id":"t1","tool_input":{"command":"ls"},
       "tool_response":{"stdout":"a b"}}""";
  private static final String BATCH =
      """
      {"session_id":"s1","tool_calls":[
        {"tool_name":"Bash","tool_use_id":"t1","tool_input":{"command":"ls"},"tool_response":"a b"},
        {"tool_name":"Bash","tool_use_id":"t2","tool_input":{"command":"rm"},"tool_response":"denied"}]}""";
  private static final String ROWS = "SELECT dedup_key, ending, payload FROM told ORDER BY id";

  @AutoClose private final TestingCapture testing;

  RepeatedEventsTest(@TempDir Path folder) {
    testing = new TestingCapture(folder);
  }

  private Receipt toolUse(String json, @Nullable String delivery) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return testing.capture.toolUse("api", "s1", body, new Delivery(delivery, null));
  }

  private long messages() {
    return testing.stored.counts().getOrDefault("messages", 0L);
  }

  @Test
  void a_report_and_its_mention_in_the_batch_are_one_message_and_a_call_only_the_batch_knows_was_refused() {
    testing.hook("PostToolUse", REPORT);
    testing.hook("PostToolBatch", BATCH);
    assertThat(testing.stored.rows(ROWS))
        .containsExactly(
            List.of("tool:t1", "succeeded", "{\"input\":{\"command\":\"ls\"},\"response\":{\"stdout\":\"a b\"}}"),
            List.of("tool:t2", "refused", "{\"input\":{\"command\":\"rm\"},\"response\":\"denied\"}"));
  }

  @Test
  void a_richer_report_replaces_a_mention_that_came_first() {
    testing.hook("PostToolBatch", BATCH);
    assertThat(testing.hook("PostToolUse", REPORT).receipt().status()).isEqualTo(Receipt.Status.DUPLICATE);
    assertThat(testing.stored.rows(ROWS).getFirst())
        .containsExactly("tool:t1", "succeeded", "{\"input\":{\"command\":\"ls\"},\"response\":{\"stdout\":\"a b\"}}");
  }

  @Test
  void a_failure_and_its_mention_are_one_failed_message() {
    String failure = "{\"session_id\":\"s1\",\"tool_name\":\"Bash\",\"tool_use_id\":\"t1\",\"error\":\"Exit code 3\"}";
    testing.hook("PostToolBatch", BATCH);
    testing.hook("PostToolUseFailure", failure);
    assertThat(testing.stored.rows(ROWS).getFirst())
        .containsExactly("tool:t1", "failed", "{\"error\":\"Exit code 3\"}");
  }

  @Test
  void the_receipt_of_a_batch_is_that_of_its_first_new_call() {
    Receipt report = testing.hook("PostToolUse", REPORT).receipt();
    Receipt batch = testing.hook("PostToolBatch", BATCH).receipt();
    assertThat(batch.status()).isEqualTo(Receipt.Status.QUEUED);
    assertThat(batch.messageId()).isGreaterThan(report.messageId());
    assertThat(testing.hook("PostToolBatch", BATCH).receipt())
        .isEqualTo(new Receipt(Receipt.Status.DUPLICATE, report.messageId(), null));
  }

  @Test
  void the_same_id_in_another_session_is_another_message() {
    testing.hook("PostToolUse", REPORT);
    testing.hook("PostToolUse", REPORT.replace("\"s1\"", "\"s2\""));
    assertThat(messages()).isEqualTo(2);
  }

  @Test
  void a_hundred_copies_at_the_same_moment_are_one_message() throws InterruptedException, ExecutionException {
    List<Callable<Receipt>> copies =
        java.util.Collections.nCopies(100, () -> testing.hook("PostToolUse", REPORT).receipt());
    int queued = 0;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Receipt> receipt : callers.invokeAll(copies)) {
        queued += receipt.get().status() == Receipt.Status.QUEUED ? 1 : 0;
      }
    }
    assertThat(queued).isEqualTo(1);
    assertThat(testing.stored.rows("SELECT count(*), max(accepted) FROM messages, sessions"))
        .containsExactly(List.of("1", "1"));
  }

  @Test
  void without_ids_the_same_time_tool_and_input_are_the_same_use() {
    String use = "{\"tool\":\"Read\",\"input\":{\"path\":\"a\"},\"at\":\"2026-02-28T12:00:00Z\"}";
    assertThat(toolUse(use, null).status()).isEqualTo(Receipt.Status.QUEUED);
    testing.clock.move(Duration.ofSeconds(5));
    assertThat(toolUse(use, null).status()).isEqualTo(Receipt.Status.DUPLICATE);
    assertThat(toolUse(use.replace("12:00:00", "12:00:01"), null).status()).isEqualTo(Receipt.Status.QUEUED);
    assertThat(toolUse(use.replace("Read", "Write"), null).status()).isEqualTo(Receipt.Status.QUEUED);
    assertThat(toolUse(use.replace("\"a\"", "\"b\""), null).status()).isEqualTo(Receipt.Status.QUEUED);
  }

  @Test
  void a_clock_that_runs_ahead_still_tells_repetitions_apart() {
    String use = "{\"tool\":\"Read\",\"input\":1,\"at\":\"2030-01-01T00:00:00Z\"}";
    assertThat(toolUse(use, null).status()).isEqualTo(Receipt.Status.QUEUED);
    testing.clock.move(Duration.ofSeconds(5));
    assertThat(toolUse(use, null).status()).isEqualTo(Receipt.Status.DUPLICATE);
    assertThat(testing.stored.rows("SELECT original_at_ms = accepted_at_ms FROM messages"))
        .containsExactly(List.of("1"));
  }

  @Test
  void a_true_time_in_the_past_is_kept() {
    toolUse("{\"tool\":\"Read\",\"at\":\"2026-02-01T00:00:00Z\"}", null);
    assertThat(testing.stored.rows("SELECT original_at_ms FROM messages"))
        .containsExactly(List.of(String.valueOf(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli())));
  }

  @Test
  void our_clock_going_back_loses_and_doubles_nothing() {
    testing.hook("UserPromptSubmit", "{\"session_id\":\"s1\",\"prompt_id\":\"p1\",\"prompt\":\"go\"}");
    testing.clock.move(Duration.ofDays(-2));
    testing.hook("PostToolUse", REPORT);
    testing.hook("PostToolUse", REPORT);
    testing.hook("UserPromptSubmit", "{\"session_id\":\"s1\",\"prompt_id\":\"p2\",\"prompt\":\"on\"}");
    assertThat(messages()).isEqualTo(1);
    assertThat(testing.stored.rows("SELECT number FROM prompts ORDER BY id"))
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void the_same_delivery_is_the_same_event_and_another_one_is_not() {
    assertThat(toolUse("{\"tool\":\"Read\"}", "host-17-1").status()).isEqualTo(Receipt.Status.QUEUED);
    testing.clock.move(Duration.ofSeconds(5));
    assertThat(toolUse("{\"tool\":\"Read\"}", "host-17-1").status()).isEqualTo(Receipt.Status.DUPLICATE);
    assertThat(toolUse("{\"tool\":\"Read\"}", "host-17-2").status()).isEqualTo(Receipt.Status.QUEUED);
  }

  @Test
  void two_answers_to_one_prompt_are_two_requests_and_one_answer_twice_is_one() {
    String prompt = "{\"session_id\":\"s1\",\"prompt_id\":\"p1\",\"prompt\":\"go\"}";
    String stop = "{\"session_id\":\"s1\",\"prompt_id\":\"p1\",\"stop_hook_active\":%s,\"last_assistant_message\":\"%s\"}";
    testing.hook("UserPromptSubmit", prompt);
    testing.hook("Stop", stop.formatted("false", "first"));
    testing.hook("PostToolUse", REPORT);
    testing.hook("Stop", stop.formatted("true", "second"));
    testing.hook("Stop", stop.formatted("true", "second"));
    assertThat(testing.stored.rows("SELECT payload FROM told WHERE kind = 'summarize' ORDER BY id"))
        .containsExactly(List.of("{\"answer\":\"first\"}"), List.of("{\"answer\":\"second\"}"));
  }
}
