package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recorded session in, and the tools of agents out of the real worker. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpFlowTest {

  private static final String TALLY = "\"project\":\"/home/dev/projects/tally\"";

  private Worker worker;
  private Caller caller;

  @BeforeAll
  void remember(@TempDir Path directory) throws Exception {
    TestingHome home = TestingHome.in(directory);
    worker = home.start();
    caller = home.caller(worker);
    caller.playDemo();
    await().atMost(Duration.ofSeconds(60)).until(caller::isDrained);
  }

  @AfterAll
  void stop() {
    worker.close();
  }

  private JsonNode call(String tool, String arguments) throws Exception {
    String message =
        """
        {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"%s","arguments":{%s}}}""".formatted(tool, arguments);
    JsonNode result = caller.post("/mcp", message).json().path("result");
    assertThat(result.path("isError").asBoolean(true)).as("%s %s gave %s", tool, arguments, result).isFalse();
    assertThat(result.at("/content/0/text").asText()).isNotBlank();
    return result.path("structuredContent");
  }

  @Test
  void what_is_searched_for_is_found_read_and_seen_in_its_time() throws Exception {
    await().atMost(Duration.ofSeconds(30)).until(() -> !call("search", "\"query\":\"test\"," + TALLY).path("items").isEmpty());
    JsonNode hit = call("search", "\"query\":\"test\"," + TALLY).at("/items/0");
    String ref = hit.path("ref").asText();
    JsonNode whole = call("get", "\"refs\":[\"" + ref + "\"]").at("/items/0");
    JsonNode timeline = call("timeline", "\"around\":\"" + ref + "\"");

    assertThat(whole.path("title")).isEqualTo(hit.path("title"));
    assertThat(whole.path("project").asText()).isEqualTo("tally");
    assertThat(timeline.at("/within/0/ref").asText()).isEqualTo(ref);
    assertThat(timeline.path("before").size() + timeline.path("after").size()).isPositive();
    assertThat(call("timeline", "\"session\":" + whole.path("session")).path("within")).isNotEmpty();
  }

  @Test
  void what_was_learned_about_a_file_is_listed() throws Exception {
    JsonNode recent = call("recent", TALLY + ",\"limit\":100").path("items");
    StringBuilder refs = new StringBuilder();
    recent.valueStream().limit(20).forEach(item -> refs.append(refs.isEmpty() ? "" : ",").append(item.path("ref")));
    JsonNode about =
        call("get", "\"refs\":[" + refs + "]").path("items").valueStream().filter(item -> item.has("filesModified")).findFirst().orElseThrow();

    assertThat(call("by_file", "\"path\":" + about.at("/filesModified/0") + "," + TALLY).path("items").findValuesAsText("ref"))
        .contains(about.path("ref").asText());
  }

  @Test
  void the_context_of_a_session_is_told_by_path_and_by_name() throws Exception {
    assertThat(call("session_context", TALLY).path("context").asText()).startsWith("<varve-context>");
    assertThat(call("session_context", "\"project\":\"tally\"").path("context").asText()).startsWith("<varve-context>");
  }

  @Test
  void forgetting_is_only_shown() throws Exception {
    long before = caller.items("/v1/observations?limit=500").size();
    JsonNode plan = call("forget", "\"everything\":true," + TALLY);

    assertThat(plan.path("observations").asLong()).isPositive();
    assertThat(plan.path("command").asText()).startsWith("varve forget --project '").endsWith(" --yes");
    assertThat(caller.items("/v1/observations?limit=500")).hasSize((int) before);
  }
}
