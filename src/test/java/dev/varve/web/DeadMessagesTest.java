package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no observer could digest is a person's decision. */
final class DeadMessagesTest {

  @TempDir private Path home;
  @AutoClose private TestingWorker worker;
  private final List<Long> dead = new ArrayList<>();

  @BeforeEach
  void open() throws IOException, InterruptedException {
    worker = TestingWorker.ready(home);
    for (int i = 0; i < 3; i++) {
      worker.caller().post("/v1/sessions/api/s/tool-uses", "{\"tool\":\"t\",\"id\":\"" + i + "\"}");
    }
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> get("/v1/queue").path("depth").asLong() == 0);
    worker.database.write(
        tx ->
            tx.update("UPDATE messages SET state = 'dead', outcome = NULL, last_error = 'malformed'"));
    get("/v1/queue").at("/dead/items").forEach(letter -> dead.add(letter.path("id").asLong()));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return worker.caller().get(path).json();
  }

  private long change(String what, long one, long other) throws IOException, InterruptedException {
    return worker.caller()
        .post("/v1/queue/" + what, "{\"ids\":[" + one + "," + other + "]}")
        .json()
        .path("changed")
        .asLong(-1);
  }

  @Test
  void they_are_listed_with_their_error() throws Exception {
    JsonNode letter = get("/v1/queue").at("/dead/items/0");

    assertThat(dead).hasSize(3);
    assertThat(letter.path("kind").asText()).isEqualTo("tool_use");
    assertThat(letter.path("tool").asText()).isEqualTo("t");
    assertThat(letter.path("error").asText()).isEqualTo("malformed");
    assertThat(letter.path("diedAt").asText()).endsWith("Z");
  }

  @Test
  void they_are_listed_page_by_page_the_oldest_first() throws Exception {
    JsonNode first = get("/v1/queue?limit=2").path("dead");
    assertThat(first.path("items").findValuesAsText("id"))
        .containsExactly(dead.get(0).toString(), dead.get(1).toString());
    assertThat(first.path("next").asLong()).isEqualTo(dead.get(1));
    JsonNode last = get("/v1/queue?limit=2&after=" + first.path("next").asLong()).path("dead");
    assertThat(last.path("items").findValuesAsText("id")).containsExactly(dead.get(2).toString());
    assertThat(last.path("next").isNull()).isTrue();
    assertThat(worker.caller().get("/v1/queue?limit=501").status()).isEqualTo(400);
    assertThat(worker.caller().get("/v1/queue?after=x").status()).isEqualTo(400);
  }

  @Test
  void retried_ones_are_worked_on_again_and_unknown_ids_change_nothing() throws Exception {
    assertThat(change("retry", dead.getFirst(), 999)).isEqualTo(1);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> get("/v1/queue").path("depth").asLong() == 0);
    assertThat(get("/v1/queue").at("/dead/items")).hasSize(2);
  }

  @Test
  void dropped_ones_are_gone_for_good() throws Exception {
    assertThat(change("drop", dead.get(0), dead.get(1))).isEqualTo(2);
    assertThat(change("retry", dead.get(0), dead.get(1))).isZero();
    assertThat(get("/v1/queue").at("/states/dropped").asLong()).isEqualTo(2);
  }
}
