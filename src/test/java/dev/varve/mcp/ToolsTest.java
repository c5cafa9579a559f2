package dev.varve.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each tool gives, on notes; text and structured content say the same. */
final class ToolsTest {

  @AutoClose private TestingMcp mcp;
  private String tally;
  private String first;
  private String second;

  @BeforeEach
  void remember(@TempDir Path directory) throws IOException {
    mcp = TestingMcp.in(directory);
    tally = mcp.project("tally");
    first = mcp.note(tally, "Releases are tagged by hand\nA branch never starts a build.");
    second = mcp.note(tally, "The parser refuses tabs");
    mcp.note(mcp.project("other"), "Another project's tabs");
  }

  private static List<String> refs(JsonNode items) {
    return items.valueStream().map(item -> item.path("ref").asText()).toList();
  }

  private JsonNode good(String tool, String arguments) throws IOException {
    JsonNode result = mcp.call(tool, arguments);
    assertThat(result.path("isError").asBoolean(true)).as("%s", result).isFalse();
    mcp.assertFits(tool, result);
    return result;
  }

  @Test
  void search_finds_what_has_the_words_in_this_project_alone() throws IOException {
    JsonNode result = good("search", "{\"query\":\"\\\"refuses tabs\\\"\",\"project\":\"tally\"}");

    assertThat(refs(result.at("/structuredContent/items"))).containsExactly(second);
    assertThat(result.at("/structuredContent/items/0/tokens").asInt()).isPositive();
    assertThat(TestingMcp.text(result)).contains(second + " ", "note ~", "The parser refuses tabs");
  }

  @Test
  void search_goes_on_behind_its_cursor() throws IOException {
    String asked = "{\"query\":\"releases tabs\",\"project\":\"tally\",\"limit\":1,\"order\":\"time\"%s}";
    JsonNode page = good("search", asked.formatted("")).path("structuredContent");
    String cursor = page.path("next").asText();
    JsonNode next = good("search", asked.formatted(",\"cursor\":\"" + cursor + "\"")).path("structuredContent");

    assertThat(refs(page.path("items"))).containsExactly(second);
    assertThat(refs(next.path("items"))).containsExactly(first);
  }

  @Test
  void get_reads_in_full_and_names_what_is_missing() throws IOException {
    JsonNode result = good("get", "{\"refs\":[\"%s\",\"#S77\"]}".formatted(first));

    assertThat(result.at("/structuredContent/items/0/text").asText()).contains("A branch never starts a build.");
    assertThat(result.at("/structuredContent/missing/0").asText()).isEqualTo("#S77");
    assertThat(TestingMcp.text(result)).contains("A branch never starts a build.", "there is no memory #S77");
  }

  @Test
  void get_answers_the_good_references_among_bad_ones_and_names_the_bad() throws IOException {
    JsonNode result = good("get", "{\"refs\":[\"#X1\",\"%s\",null,\"#S77\"]}".formatted(first)).path("structuredContent");

    assertThat(refs(result.path("items"))).containsExactly(first);
    assertThat(result.path("missing").toString()).isEqualTo("[\"#S77\"]");
    assertThat(result.path("unreadable").toString()).isEqualTo("[\"#X1\",\"null\"]");
  }

  @Test
  void get_takes_a_reference_in_any_writing() throws IOException {
    String number = first.substring(1);
    for (String written : List.of("\"#" + number + "\"", "[\"" + number + "\"]", "[" + number + "]", number)) {
      assertThat(refs(good("get", "{\"refs\":" + written + "}").at("/structuredContent/items"))).containsExactly(first);
    }
  }

  @Test
  void timeline_has_what_came_before_and_after() throws IOException {
    for (String around : List.of("\"around\":\"" + first + "\"", "\"query\":\"tagged by hand\",\"project\":\"tally\"")) {
      JsonNode result = good("timeline", "{" + around + "}");
      assertThat(refs(result.at("/structuredContent/within"))).containsExactly(first);
      assertThat(refs(result.at("/structuredContent/after"))).containsExactly(second);
      assertThat(TestingMcp.text(result)).startsWith("> " + first).contains("\n" + second);
    }
    assertThat(refs(good("timeline", "{\"at\":\"yesterday\",\"project\":\"tally\"}").at("/structuredContent/after")))
        .containsExactly(first, second);
    assertThat(refs(good("timeline", "{\"session\":1,\"before\":0,\"after\":0}").at("/structuredContent/within")))
        .containsExactly(first, second);
  }

  @Test
  void recent_has_the_latest_first() throws IOException {
    JsonNode result = good("recent", "{\"project\":\"tally\"}");

    assertThat(refs(result.at("/structuredContent/items"))).containsExactly(second, first);
    assertThat(TestingMcp.text(result).lines()).hasSize(3);
  }

  @Test
  void by_file_of_a_file_nobody_noted_says_so() throws IOException {
    JsonNode result = good("by_file", "{\"project\":\"tally\",\"path\":\"src/None.java\"}");

    assertThat(result.at("/structuredContent/items")).isEmpty();
    assertThat(TestingMcp.text(result)).isEqualTo("nothing is remembered about \"src/None.java\" in project tally");
  }

  @Test
  void save_takes_secrets_out_and_knows_what_was_said_a_moment_ago() throws IOException {
    String arguments = "{\"project\":\"tally\",\"text\":\"The key is ghp_%s\"}".formatted("0123456789abcdefghijklmnopqrstuvwxyz");
    JsonNode saved = good("save", arguments);
    JsonNode again = good("save", arguments);

    assertThat(saved.at("/structuredContent/status").asText()).isEqualTo("saved");
    assertThat(again.at("/structuredContent/status").asText()).isEqualTo("known");
    assertThat(again.at("/structuredContent/ref")).isEqualTo(saved.at("/structuredContent/ref"));
    assertThat(mcp.call("recent", "{\"project\":\"tally\"}").toString()).contains("[redacted:").doesNotContain("ghp_");
  }

  @Test
  void forget_only_shows_what_would_go_and_names_the_command_for_the_user() throws IOException {
    JsonNode result = good("forget", "{\"refs\":[\"%s\"]}".formatted(first));
    JsonNode everything = good("forget", "{\"everything\":true,\"project\":\"tally\"}");
    JsonNode time = good("forget", "{\"since\":\"2020-01-01T00:00:00Z\",\"project\":\"tally\"}");
    JsonNode session = good("forget", "{\"session\":1}");

    assertThat(result.at("/structuredContent/command").asText()).isEqualTo("varve forget " + first.substring(1) + " --yes");
    assertThat(TestingMcp.text(result)).startsWith("Nothing was forgotten.").contains(first, "Tell the user to run: varve forget");
    assertThat(everything.at("/structuredContent/command").asText())
        .isEqualTo("varve forget --project 'path:" + tally + "' --yes");
    assertThat(time.at("/structuredContent/command").asText())
        .isEqualTo("varve forget --project 'path:" + tally + "' --since 2020-01-01T00:00:00Z --yes");
    assertThat(session.at("/structuredContent/observations").asInt()).isEqualTo(2);
    assertThat(refs(good("recent", "{\"project\":\"tally\"}").at("/structuredContent/items"))).containsExactly(second, first);
  }

  @Test
  void forget_shows_what_a_query_finds_and_the_command_that_forgets_it() throws IOException {
    String third = mcp.note(tally, "the onion soup's recipe");
    JsonNode result = good("forget", "{\"query\":\"onion's\",\"project\":\"tally\"}");

    assertThat(refs(result.at("/structuredContent/hits"))).containsExactly(third);
    assertThat(result.at("/structuredContent/more").asBoolean()).isFalse();
    assertThat(result.at("/structuredContent/command").asText())
        .isEqualTo("varve forget --query 'onion'\\''s' --project 'path:" + tally + "' --yes");
    assertThat(TestingMcp.text(result)).startsWith("The query finds:\n" + third).contains("Nothing was forgotten.");
    assertThat(good("search", "{\"query\":\"onion\",\"project\":\"tally\",\"until\":\"3 days ago\"}")
            .at("/structuredContent/items"))
        .isEmpty();
  }

  @Test
  void session_context_is_that_of_the_directory() throws IOException {
    JsonNode result = good("session_context", "{\"project\":\"" + tally + "\"}");

    assertThat(TestingMcp.text(result)).isEqualTo("notes of " + tally);
    assertThat(result.at("/structuredContent/context").asText()).isEqualTo("notes of " + tally);
  }

  @Test
  void without_a_name_the_project_is_that_of_the_directory_the_client_works_in() throws IOException {
    assertThat(refs(mcp.callFrom(tally, "recent", "{}").at("/structuredContent/items"))).containsExactly(second, first);
    assertThat(TestingMcp.text(mcp.callFrom(tally, "recent", "{\"project\":\"other\"}"))).contains("project other");
  }

  @Test
  void a_client_that_works_nowhere_in_particular_must_name_the_project() throws IOException {
    for (String nowhere : List.of("/", System.getProperty("user.home"), "relative", "")) {
      JsonNode result = mcp.callFrom(nowhere, "recent", "{}");
      assertThat(result.path("isError").asBoolean()).as(nowhere).isTrue();
      assertThat(TestingMcp.text(result)).startsWith("no project is named");
    }
  }
}
