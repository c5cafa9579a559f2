package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.web.HttpCaller.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is posted becomes a message, once, and the answer says what became of it. */
final class IntakeTest {

  private static final String HOOK = "/v1/hooks/claude-code/";

  @TempDir private Path home;
  @AutoClose private TestingWorker worker;

  @BeforeEach
  void open() throws IOException {
    worker = TestingWorker.ready(home);
  }

  private static String use(String id) {
    return "{\"session_id\":\"s\",\"cwd\":\"/w/p\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"},\"tool_use_id\":\""
        + id + "\"}";
  }

  @Test
  void hook_is_answered_with_what_it_may_print_and_its_receipt() throws Exception {
    Said said = worker.caller().post(HOOK + "PostToolUse", use("1"));

    assertThat(said.status()).isEqualTo(200);
    assertThat(said.response().body()).isEqualTo("{}");
    assertThat(said.header("Content-Type")).isEqualTo("application/json");
    assertThat(said.header("Varve-Status")).isEqualTo("queued");
    assertThat(said.header("Varve-Message-Id")).isEqualTo("1");
    assertThat(said.header("Varve-Reason")).isEmpty();
  }

  @Test
  void same_event_a_hundred_times_at_once_is_one_message() throws Exception {
    List<Callable<String>> posts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      posts.add(() -> worker.caller().post(HOOK + "PostToolUse", use("1")).header("Varve-Status"));
    }
    List<String> statuses = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> answered : callers.invokeAll(posts)) {
        statuses.add(answered.get());
      }
    }

    assertThat(statuses).containsOnlyOnce("queued").filteredOn(s -> s.equals("duplicate")).hasSize(99);
    assertThat(worker.caller().get("/v1/audit").json().path("accepted").asLong()).isEqualTo(1);
  }

  @Test
  void repeated_delivery_without_the_clients_ids_is_known_by_the_senders_id() throws Exception {
    String body = "{\"session_id\":\"s\",\"tool_name\":\"Bash\"}";

    assertThat(status(worker.caller().post(HOOK + "PostToolUse", body, "Varve-Delivery", "d1"))).isEqualTo("queued");
    assertThat(status(worker.caller().post(HOOK + "PostToolUse", body, "Varve-Delivery", "d1")))
        .isEqualTo("duplicate");
  }

  @Test
  void event_that_is_delivered_late_keeps_its_time() throws Exception {
    worker.caller().post(HOOK + "UserPromptSubmit", "{\"session_id\":\"s\",\"prompt\":\"hi\"}", "Varve-At", "1700000000000");

    assertThat(worker.caller().get("/v1/prompts").json().at("/items/0/originalAt").asText())
        .isEqualTo("2023-11-14T22:13:20Z");
  }

  @Test
  void unknown_event_of_a_known_client_is_ignored_with_a_reason() throws Exception {
    Said said = worker.caller().post(HOOK + "SomethingNew", "{\"session_id\":\"s\"}");

    assertThat(said.status()).isEqualTo(200);
    assertThat(said.header("Varve-Status")).isEqualTo("ignored");
    assertThat(said.header("Varve-Reason")).isNotEmpty();
  }

  @Test
  void client_with_an_impossible_name_is_a_404_that_names_the_known_ones() throws Exception {
    Said hook = worker.caller().post("/v1/hooks/No_Body/Stop", "{\"session_id\":\"s\"}");
    Said plain = worker.caller().post("/v1/sessions/No_Body/s/end", "{}");

    assertThat(List.of(hook.status(), plain.status())).containsOnly(404);
    assertThat(hook.json().path("detail").asText()).contains("claude-code");
    assertThat(plain.json().path("detail").asText()).contains("gemini-cli");
  }

  @Test
  void plain_events_are_answered_with_a_receipt() throws Exception {
    HttpCaller caller = worker.caller();

    assertThat(caller.post("/v1/sessions/api/s/prompts", "{\"id\":\"p\",\"text\":\"hi\"}").json().toString())
        .isEqualTo("{\"status\":\"recorded\",\"messageId\":null,\"reason\":null}");
    assertThat(caller.post("/v1/sessions/api/s/tool-uses", "{\"id\":\"t\",\"tool\":\"ls\"}").json().toString())
        .isEqualTo("{\"status\":\"queued\",\"messageId\":1,\"reason\":null}");
    assertThat(status(caller.post("/v1/sessions/api/s/summarize", "{\"answer\":\"done\"}"))).isEqualTo("queued");
    assertThat(caller.post("/v1/sessions/api/s/summarize", "{\"answer\":\"more\"}").json().path("reason").asText())
        .isEqualTo("empty");
    assertThat(status(caller.post("/v1/sessions/api/s/end", "{}"))).isEqualTo("recorded");
  }

  @Test
  void other_prompt_under_a_number_that_is_taken_is_a_409() throws Exception {
    worker.caller().post("/v1/sessions/api/s/prompts", "{\"text\":\"one\",\"number\":1}");

    assertThat(worker.caller().post("/v1/sessions/api/s/prompts", "{\"text\":\"two\",\"number\":1}").status())
        .isEqualTo(409);
  }

  @Test
  void nothing_is_taken_in_while_the_disk_is_nearly_full_and_reading_goes_on() throws Exception {
    worker.diskFreeBytes.set(499_000_000);

    Awaitility.await()
        .until(() -> worker.caller().post(HOOK + "PostToolUse", use("1")).status() == 507);
    assertThat(worker.caller().post(HOOK + "PostToolUse", use("2")).json().path("detail").asText())
        .isEqualTo("diskFreeBytesMin: 499 MB are free and 500 MB are needed");
    assertThat(worker.caller().get("/v1/sessions").status()).isEqualTo(200);
    assertThat(worker.caller().get("/v1/status").json().path("disk"))
        .hasToString("{\"freeBytes\":499000000,\"freeBytesMin\":500000000,\"full\":true}");
  }

  private static String status(Said said) {
    String header = said.header("Varve-Status");
    return header.isEmpty() ? said.json().path("status").asText() : header;
  }
}
