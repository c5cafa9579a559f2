package dev.varve.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.Receipt.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PausesTest {

  @TempDir private Path folder;
  @AutoClose private TestingCapture door;

  @BeforeEach
  void open() {
    door = new TestingCapture(folder);
  }

  private Receipt prompt(String text) {
    return door.capture.prompt("api", "s", body("{\"text\":\"%s\",\"cwd\":\"/work/tally\"}", text), now());
  }

  private Receipt tool(String id, String text) {
    String form = "{\"id\":\"" + id + "\",\"tool\":\"Bash\",\"cwd\":\"/work/tally\",\"input\":{\"command\":\"%s\"}}";
    return door.capture.toolUse("api", "s", body(form, text), now());
  }

  private Receipt summarize(String answer) {
    return door.capture.summarize("api", "s", body("{\"answer\":\"%s\",\"cwd\":\"/work/tally\"}", answer), now());
  }

  private static byte[] body(String form, String text) {
    return form.formatted(text).getBytes(UTF_8);
  }

  private Delivery now() {
    door.clock.move(Duration.ofMillis(1));
    return new Delivery(null, null);
  }

  private List<List<String>> messages() {
    return door.stored.rows("SELECT dedup_key, state, reason, tool, payload FROM told ORDER BY id");
  }

  @Test
  void what_happens_in_a_pause_is_on_record_without_content() {
    prompt("first");
    door.capture.privacy().pause(null, null);
    assertThat(tool("a", "mvn verify")).extracting(Receipt::status, Receipt::reason).containsExactly(Status.SKIPPED, "paused");
    assertThat(summarize("all done")).extracting(Receipt::status, Receipt::reason).containsExactly(Status.SKIPPED, "paused");
    assertThat(messages().getFirst()).containsExactly("tool:a", "skipped", "paused", "null", "null");
    assertThat(door.stored.everything()).doesNotContain("mvn verify", "all done", "Bash");
  }

  @Test
  void prompts_keep_their_numbers_and_lose_their_text() {
    prompt("first");
    door.capture.privacy().pause(null, null);
    assertThat(prompt("second and secret")).extracting(Receipt::status).isEqualTo(Status.SKIPPED);
    door.capture.privacy().resume(null);
    prompt("third");
    assertThat(door.stored.rows("SELECT number, text, private FROM prompts ORDER BY number"))
        .containsExactly(List.of("1", "first", "0"), List.of("2", "", "0"), List.of("3", "third", "0"));
  }

  @Test
  void a_use_after_the_pause_is_kept_even_under_a_prompt_of_the_pause() {
    door.capture.privacy().pause(null, null);
    prompt("secret");
    door.capture.privacy().resume(null);
    assertThat(tool("a", "mvn verify").status()).isEqualTo(Status.QUEUED);
    assertThat(door.stored.rows("SELECT prompt_number FROM messages")).containsExactly(List.of("1"));
  }

  @Test
  void nothing_skipped_comes_back_by_a_second_report_of_it() {
    door.capture.privacy().pause(null, null);
    tool("a", "mvn verify");
    door.capture.privacy().resume(null);
    assertThat(tool("a", "mvn verify").status()).isEqualTo(Status.DUPLICATE);
    assertThat(door.stored.everything()).doesNotContain("mvn verify");
  }

  @Test
  void what_happened_in_a_pause_and_is_told_later_is_skipped_too() {
    door.capture.privacy().pause(null, Duration.ofHours(1));
    door.clock.move(Duration.ofMinutes(30));
    Delivery meanwhile = new Delivery(null, door.clock.instant());
    door.clock.move(Duration.ofHours(3));
    byte[] body = body("{\"id\":\"late\",\"tool\":\"Bash\",\"input\":\"%s\"}", "mvn verify");
    assertThat(door.capture.toolUse("api", "s", body, meanwhile).reason()).isEqualTo("paused");
    assertThat(tool("b", "after").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_pause_with_a_length_ends_by_itself() {
    door.capture.privacy().pause(null, Duration.ofHours(2));
    assertThat(tool("a", "x").reason()).isEqualTo("paused");
    door.clock.move(Duration.ofHours(2));
    assertThat(tool("b", "x").status()).isEqualTo(Status.QUEUED);
    assertThat(door.capture.privacy().status().pauses()).isEmpty();
  }

  @Test
  void the_pause_of_a_project_leaves_the_others_alone() {
    door.capture.privacy().pause("TALLY", null);
    assertThat(tool("a", "x").reason()).isEqualTo("paused");
    byte[] elsewhere = body("{\"id\":\"b\",\"tool\":\"Bash\",\"cwd\":\"/work/%s\"}", "other");
    assertThat(door.capture.toolUse("api", "t", elsewhere, now()).status()).isEqualTo(Status.QUEUED);
    assertThat(door.capture.privacy().resume("other")).isZero();
    assertThat(door.capture.privacy().resume("TALLY")).isEqualTo(1);
    assertThat(tool("c", "x").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void not_even_the_place_of_a_session_that_began_in_a_pause_is_stored() {
    door.capture.privacy().pause(null, null);
    tool("a", "x");
    assertThat(door.stored.everything()).doesNotContain("/work/tally", "path:");
    door.capture.privacy().resume(null);
    tool("b", "x");
    assertThat(door.stored.rows("SELECT cwd FROM sessions")).containsExactly(List.of("/work/tally"));
  }

  @Test
  void a_session_start_in_a_pause_stores_and_tells_nothing() {
    door.capture.privacy().pause(null, null);
    HookReply reply = door.hook("SessionStart", "{\"session_id\":\"s\",\"cwd\":\"/work/tally\",\"source\":\"startup\"}");
    assertThat(reply.receipt().reason()).isEqualTo("paused");
    assertThat(door.stored.counts()).containsEntry("sessions", 0L).containsEntry("projects", 0L);
    assertThat(door.capture.context("/work/tally").text()).isEmpty();
  }

  @Test
  void what_was_new_before_a_pause_is_still_summed_up_at_the_end() {
    prompt("first");
    tool("a", "x");
    door.capture.privacy().pause(null, null);
    door.capture.end("api", "s", body("{\"cwd\":\"/work/%s\"}", "tally"), now());
    assertThat(messages().getLast().subList(1, 3)).containsExactly("pending", "null");
  }

  @Test
  void a_session_of_which_nothing_was_kept_asks_for_no_summary() {
    door.capture.privacy().pause(null, null);
    prompt("first");
    tool("a", "x");
    door.capture.privacy().resume(null);
    door.capture.end("api", "s", body("{\"cwd\":\"/work/%s\"}", "tally"), now());
    assertThat(messages()).extracting(row -> row.get(1)).containsExactly("skipped");
  }
}
