package dev.varve.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that called wrongly reads what was wrong and what to write instead. */
final class ToolErrorsTest {

  @TempDir private static Path directory;
  @AutoClose private static TestingMcp mcp;

  @BeforeAll
  static void open() throws IOException {
    mcp = TestingMcp.in(directory);
    mcp.note(mcp.project("tally"), "Balances are rounded once, at the end");
  }

  private static String refused(String tool, String arguments) throws IOException {
    JsonNode result = mcp.call(tool, arguments);
    assertThat(result.path("isError").asBoolean()).as("%s", result).isTrue();
    assertThat(result.has("structuredContent")).isFalse();
    return TestingMcp.text(result);
  }

  @ParameterizedTest
  @CsvSource({
    "search, '{\"query\":\"rounding\"}'", "recent, {}", "by_file, '{\"path\":\"a\"}'", "save, '{\"text\":\"a\"}'",
    "session_context, {}", "timeline, '{\"at\":\"yesterday\"}'", "timeline, '{\"query\":\"a\"}'",
    "forget, '{\"everything\":true}'", "forget, '{\"since\":\"yesterday\"}'"
  })
  void without_a_project_the_call_is_about_none_and_says_how_to_name_one(String tool, String arguments) throws IOException {
    assertThat(refused(tool, arguments))
        .startsWith("no project is named. Name it in 'project', by the absolute path of a directory in it or by its name")
        .containsPattern("the latest are: (\\w+, )*tally\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "recent", "by_file", "session_context"})
  void an_unknown_project_is_told_with_those_that_are_known(String tool) throws IOException {
    String more = tool.equals("search") ? ",\"query\":\"a\"" : tool.equals("by_file") ? ",\"path\":\"a\"" : "";

    assertThat(refused(tool, "{\"project\":\"tolly\"" + more + "}")).contains("no project is called \"tolly\"", "tally");
    assertThat(refused(tool, "{\"project\":\"/nowhere\"" + more + "}"))
        .startsWith("nothing is remembered yet of the project in \"/nowhere\"")
        .doesNotContain("tally");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/w/a\\u0000b", "/w/a\\u001b[31m"})
  void nothing_is_saved_under_a_path_that_no_directory_can_have(String path) throws IOException {
    assertThat(refused("save", "{\"project\":\"%s\",\"text\":\"a\"}".formatted(path)))
        .startsWith("the project's directory may have no control characters");
  }

  @Test
  void of_two_projects_with_one_name_neither_is_taken() throws IOException {
    String one = mcp.project("left/twin");
    String other = mcp.project("right/twin");
    mcp.note(one, "a");
    mcp.note(other, "b");

    assertThat(refused("recent", "{\"project\":\"twin\"}")).contains("several projects", "path:" + one, "path:" + other);
    assertThat(refused("save", "{\"project\":\"twin\",\"text\":\"c\"}")).contains("path:" + one, "path:" + other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "search|{}|'query' is missing: a text of 1 to 64000 characters. For example: {\"query\": \"why",
        "search|{\"query\":\"  \"}|'query' must be a text",
        "search|{\"query\":7}|'query' must be a text of 1 to 64000 characters, not 7. For example:",
        "search|{\"query\":null}|'query' is missing",
        "search|{\"query\":\"a\",\"limit\":\"ten\"}|'limit' must be a whole number from 1 to 100, not \"ten\". For example: 5",
        "search|{\"query\":\"a\",\"limit\":0}|from 1 to 100, not 0",
        "search|{\"query\":\"a\",\"limit\":1e99}|from 1 to 100",
        "search|{\"query\":\"a\",\"order\":\"best\"}|'order' must be one of relevance, time",
        "search|{\"query\":\"a\",\"q\":\"b\"}|there is no parameter \"q\". This tool takes: query, project",
        "search|{\"query\":\"a\",\"project\":\"tally\",\"since\":\"when I was young\"}|'since' is no time: \"when I was young\". Write 2026",
        "search|{\"query\":\"a\",\"project\":\"tally\",\"cursor\":\"!\"}|cursor",
        "get|{\"refs\":[]}|'refs' must be 1 to 20 references such as #12",
        "get|{\"refs\":[\"#X1\"]}|not [\"#X1\"]. For example: [\"#12\",\"#S3\"]",
        "get|{\"refs\":[[\"#1\"]]}|'refs' must be",
        "get|{\"refs\":{\"a\":1}}|'refs' must be",
        "get|{\"refs\":[\"#999\"]}|there is no memory #999. See what there is with 'recent' or 'search'",
        "timeline|{}|exactly one of around, session, at and query",
        "timeline|{\"around\":\"#1\",\"session\":1}|exactly one of around, session, at and query",
        "timeline|{\"around\":\"#999\"}|there is no memory #999",
        "timeline|{\"session\":999}|nothing is remembered of session 999",
        "timeline|{\"at\":\"soon\",\"project\":\"tally\"}|'at' is no time",
        "timeline|{\"query\":\"zebra\",\"project\":\"tally\"}|nothing in project tally is found by \"zebra\"",
        "forget|{}|exactly one of refs, session, query, a time",
        "forget|{\"everything\":false}|exactly one of",
        "forget|{\"everything\":\"yes\"}|'everything' must be true or false",
        "forget|{\"refs\":[\"#999\"]}|nothing like that to forget",
        "forget|{\"refs\":[\"#1\",\"#X1\"]}|no references: #X1. Name each memory as #12",
        "forget|{\"session\":999}|there is no session 999",
        "save|{\"text\":\"<private>all</private>\",\"project\":\"tally\"}|all of it is private",
      })
  void a_wrong_call_teaches_the_right_one(String tool, String arguments, String lesson) throws IOException {
    assertThat(refused(tool, arguments)).contains(lesson).doesNotContain("java", "Exception");
  }

  @Test
  void a_long_value_is_not_repeated_in_full() throws IOException {
    assertThat(refused("get", "{\"refs\":[\"" + "x".repeat(50_000) + "\"]}")).hasSizeLessThan(400);
    assertThat(refused("recent", "{\"" + "x".repeat(50_000) + "\":1}")).hasSizeLessThan(400);
    assertThat(refused("recent", "{\"project\":\"" + "x".repeat(2_000) + "\"}")).hasSizeLessThan(400);
  }

  @Test
  void on_a_full_disk_nothing_new_is_kept_and_reading_goes_on() throws IOException {
    mcp.room.set(false);
    assertThat(refused("save", "{\"text\":\"a\",\"project\":\"tally\"}")).contains("the disk is nearly full");
    assertThat(mcp.call("recent", "{\"project\":\"tally\"}").path("isError").asBoolean(true)).isFalse();
    mcp.room.set(true);
  }
}
