package dev.varve.capture.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolPathsTest {

  private static final Path HOME = Path.of("/home/ada");

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  private static PathRules rules(String cwd) {
    return PathRules.of(List.of(PathGlob.of("secrets", HOME), PathGlob.of("*.pem", HOME)), cwd, HOME, _ -> false);
  }

  private static boolean excluded(String input) throws JsonProcessingException {
    return ToolPaths.excluded(rules("/work/tally"), json(input), null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat ~/private/k", "cat $HOME/private/k", "cat \"${HOME}/private/k\"", "ls -l /home/ada/private"})
  void the_user_s_directory_is_the_same_however_a_shell_writes_it(String command) {
    PathRules rules = PathRules.of(List.of(PathGlob.of("~/private", HOME)), "/work/tally", HOME, _ -> false);

    assertThat(ToolPaths.excluded(rules, JsonNodeFactory.instance.objectNode().put("command", command), null)).isTrue();
  }

  /** As {@code originalFile} of an edit: without patterns nobody asks where such a text lies, with them it is looked at. */
  @Test
  void what_a_file_holds_is_no_path_where_no_pattern_is_at_stake() {
    List<Path> asked = new ArrayList<>();
    JsonNode response = JsonNodeFactory.instance.objectNode().put("filePath", "/work/a").put("originalFile", "secrets/a\nb/c");
    PathRules none = PathRules.of(List.of(), "/work/tally", HOME, path -> !asked.add(path));

    assertThat(ToolPaths.excluded(none, null, response)).isFalse();
    assertThat(asked).containsExactly(Path.of("/work/a"));
    assertThat(ToolPaths.excluded(rules("/work/tally"), null, response)).isTrue();
  }

  /** The forms of the clients' own tools, as their hooks send them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'file_path':'/work/tally/secrets/a.txt'}",
        "{'file_path':'secrets/a.txt'}",
        "{'file_path':'src/../secrets/a.txt'}",
        "{'notebook_path':'/work/tally/secrets/a.ipynb'}",
        "{'filePath':'/work/tally/secrets/a.txt','oldString':'a','newString':'b'}",
        "{'absolute_path':'/work/tally/server.pem'}",
        "{'path':'secrets','pattern':'TODO'}",
        "{'dir_path':'./secrets/'}",
        "{'target_file':'secrets/a'}",
        "{'paths':['README.md','secrets/a']}",
        "{'files':[{'path':'README.md'},{'path':'secrets/b'}]}",
        "{'uri':'file:///work/tally/secrets/a'}",
        "{'pattern':'secrets/**'}",
        "{'command':'cat secrets/a.txt'}",
        "{'command':'cd secrets && ls'}",
        "{'command':'openssl x509 -in=server.pem'}",
        "{'command':'less \\u0022secrets/a\\u0022'}",
        "{'command':['bash','-lc','head <secrets/a']}",
        "{'command':'apply_patch <<EOF\\n*** Begin Patch\\n*** Update File: secrets/a.txt\\n@@\\n-a\\n+b\\n*** End Patch'}",
        "{'patch':'*** Begin Patch\\n*** Add File: secrets/new file.txt\\n+x\\n*** End Patch'}",
        "{'patchText':'--- a/secrets/x\\n+++ b/secrets/x\\n@@ -1 +1 @@\\n-a\\n+b'}",
        "'*** Begin Patch\\n*** Delete File: /work/tally/secrets/a\\n*** End Patch'",
        "{'diff':'diff --git a/secrets/a b/other\\nrename from x\\nrename to secrets/a'}",
        "{'edits':[{'new_path':'secrets/moved'}]}"
      })
  void a_tool_use_that_names_an_excluded_path_is_recognised(String input) throws JsonProcessingException {
    assertThat(excluded(quoted(input))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'file_path':'/work/tally/src/Main.java','content':'see secrets/a.txt and server.pem'}",
        "{'pattern':'secrets','path':'src'}",
        "{'command':'mvn -q verify'}",
        "{'description':'reads secrets'}",
        "{'file_path':'src/secretsanta.txt'}",
        "{'url':'https://example.org/secrets.html'}",
        "{}",
        "[]",
        "null",
        "7"
      })
  void anything_else_is_left_alone(String input) throws JsonProcessingException {
    assertThat(excluded(quoted(input))).isFalse();
  }

  @Test
  void files_that_an_answer_names_count_too() throws JsonProcessingException {
    JsonNode answer = json("{\"filenames\":[\"README.md\",\"secrets/a\"],\"numFiles\":2}");
    assertThat(ToolPaths.excluded(rules("/work/tally"), json("{\"pattern\":\"a\"}"), answer)).isTrue();
    JsonNode read = json("{\"type\":\"text\",\"file\":{\"filePath\":\"/work/tally/secrets/a\",\"content\":\"x\"}}");
    assertThat(ToolPaths.excluded(rules("/work/tally"), null, read)).isTrue();
  }

  @Test
  void a_link_does_not_hide_where_it_leads(@TempDir Path temporary) throws IOException {
    Path folder = temporary.toRealPath();
    Files.createDirectories(folder.resolve("secrets"));
    Files.createSymbolicLink(folder.resolve("harmless"), folder.resolve("secrets"));
    PathRules rules = rules(folder.toString());
    assertThat(ToolPaths.excluded(rules, json("{\"file_path\":\"harmless/not/yet/there.txt\"}"), null)).isTrue();
    assertThat(PathRules.of(List.of(PathGlob.of("secrets", HOME)), folder + "/harmless", HOME, _ -> false).excludeCwd()).isTrue();
  }

  @Test
  void what_is_too_much_to_look_at_counts_as_excluded() throws JsonProcessingException {
    assertThat(excluded("{\"a\":".repeat(100) + "1" + "}".repeat(100))).isTrue();
    assertThat(excluded("{\"paths\":[" + "\"x\",".repeat(30_000) + "\"x\"]}")).isTrue();
  }

  @Test
  void without_rules_nothing_is_looked_at() throws JsonProcessingException {
    PathRules none = PathRules.of(List.of(), "/work/tally", HOME, _ -> false);
    assertThat(ToolPaths.excluded(none, json("{\"file_path\":\"secrets/a\"}"), null)).isFalse();
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
