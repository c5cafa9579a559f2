package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be answered or done is refused with a remedy and changes nothing, so that one worker serves all of it. */
final class RefusalsTest {

  @TempDir private static Path home;
  @AutoClose private static TestingWorker worker;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    worker = TestingWorker.ready(home);
    HttpCaller caller = worker.caller();
    caller.post("/v1/sessions/api/one/prompts", "{\"cwd\":\"/w/alpha\",\"text\":\"zwiebel please\"}");
    caller.post("/v1/sessions/api/one/tool-uses", "{\"cwd\":\"/w/alpha\",\"tool\":\"t\",\"id\":\"1\"}");
    caller.post("/v1/sessions/api/two/prompts", "{\"cwd\":\"/work/tally\",\"text\":\"hello\"}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> caller.get("/v1/queue").json().path("depth").asLong() == 0);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/memories/99, 404",
    "/v1/memories/x9, 400",
    "/v1/memories, 400",
    "/v1/memories?refs=1;2, 400",
    "/v1/timeline, 400",
    "/v1/timeline?around=1&session=1, 400",
    "/v1/timeline?around=99, 404",
    "/v1/timeline?session=99, 404",
    "/v1/timeline?at=yesterday&project=alpha, 400",
    "/v1/timeline?at=2000-01-01T00:00:00Z, 400",
    "/v1/timeline?around=1&before=101, 400",
    "/v1/recent?project=nobody, 404",
    "/v1/recent?cwd=/nowhere, 404",
    "/v1/by-file?project=alpha, 400",
  })
  void what_cannot_be_answered_says_what_to_do(String path, int status) throws Exception {
    HttpCaller.Said said = worker.caller().get(path);
    assertThat(said.status()).isEqualTo(status);
    assertThat(said.json().path("remedy").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{} | 400",
    "{\"query\":\" \"} | 400",
    "{\"session\":1,\"purge\":\"yes\"} | 400",
    "{\"query\":\"a\",\"since\":\"2026-01-31T00:00:00Z\"} | 400",
    "{\"query\":\"a\",\"refs\":[\"#1\"]} | 400",
    "{\"query\":\"a\",\"project\":\"nobody\"} | 404",
    "{\"refs\":[]} | 400",
    "{\"refs\":[\"x\"]} | 400",
    "{\"session\":1,\"project\":\"alpha\"} | 400",
    "{\"session\":99} | 404",
    "{\"project\":\"nobody\"} | 404",
    "{\"since\":\"yesterday\"} | 400",
    "[] | 400",
  })
  void what_is_not_clear_is_not_forgotten(String body, int status) throws Exception {
    assertThat(worker.caller().post("/v1/forget", body).status()).isEqualTo(status);
    assertThat(worker.caller().get("/v1/recent").json().path("items")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "privacy/pause     | []                                       | 400",
        "privacy/pause     | {\"seconds\":0}                          | 400",
        "privacy/pause     | {\"seconds\":\"2h\"}                     | 400",
        "privacy/pause     | {\"project\":\"\"}                       | 400",
        "privacy/resume    | {\"project\":7}                          | 400",
        "projects/rename   | {\"project\":\"nobody\",\"name\":\"x\"}  | 404",
        "projects/rename   | {\"project\":\"tally\",\"name\":\"a:b\"} | 400",
        "projects/rename   | {\"project\":\"tally\"}                  | 400",
        "projects/merge    | {\"from\":\"tally\",\"into\":\"tally\"}  | 409",
        "projects/merge    | {\"from\":\"tally\",\"into\":\"nobody\"} | 404"
      })
  void what_cannot_be_done_is_refused_with_a_remedy(String path, String body, int status) throws Exception {
    HttpCaller.Said said = worker.caller().post("/v1/" + path.strip(), body.strip());
    assertThat(said.status()).isEqualTo(status);
    assertThat(said.json().path("remedy").asText()).isNotBlank();
  }
}
