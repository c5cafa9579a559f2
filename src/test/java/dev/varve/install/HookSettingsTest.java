package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSettingsTest {

  private static final HookCommand COMMAND =
      new HookCommand(Path.of("/home/dev/.varve/bin/varve-hook"), new Scope.User(), false);
  private static final Content CLAUDE = new ClaudeCode(OptionalInt.empty()).content(COMMAND);
  private static final Content CURSOR = new Cursor().content(COMMAND);

  private static String text(Edit edit) {
    return Objects.requireNonNull(edit.text());
  }

  /** As a client writes its settings after the user has changed one of them. */
  private static String rewritten(String text) throws JsonProcessingException {
    return SpanReader.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(SpanReader.JSON.readTree(text));
  }

  private static final String FOREIGN =
      "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"say done\"}]}]}";

  @Test
  void hooks_survive_a_client_that_rewrites_its_settings() throws Exception {
    Edit edit = CLAUDE.install(FOREIGN + "}", Vacancies.NONE);
    String rewritten = rewritten(text(edit));
    assertThat(CLAUDE.install(rewritten, edit.vacancies()).text()).isEqualTo(rewritten);
    JsonNode left = JsonText.of(text(CLAUDE.uninstall(rewritten, edit.vacancies()))).value();
    assertThat(left).hasToString(FOREIGN + "}");
  }

  @Test
  void hooks_that_others_add_later_stay() throws Exception {
    Edit edit = CLAUDE.install(null, Vacancies.NONE);
    ObjectNode settings = (ObjectNode) JsonText.of(text(edit)).value();
    ((ArrayNode) settings.at("/hooks/Stop/0/hooks")).addObject().put("type", "command").put("command", "say done");
    settings.put("model", "opus");
    String left = text(CLAUDE.uninstall(settings.toPrettyString(), edit.vacancies()));
    assertThat(JsonText.of(left).value()).hasToString(FOREIGN + ",\"model\":\"opus\"}");
  }

  @Test
  void hooks_of_an_older_version_are_replaced() throws Exception {
    Edit edit = CLAUDE.install("{}\n", Vacancies.NONE);
    String older =
        text(edit).replace("/home/dev/.varve/bin/varve-hook claude-code", "'/old home/bin/varve-hook' claude-code");
    assertThat(CLAUDE.install(older, edit.vacancies())).isEqualTo(edit);
  }

  @Test
  void without_a_record_what_becomes_empty_counts_as_ours() throws Exception {
    Edit edit = CLAUDE.install("{\n  \"model\": \"opus\"\n}\n", Vacancies.NONE);
    assertThat(CLAUDE.uninstall(edit.text(), Vacancies.NONE).text()).isEqualTo("{\n  \"model\": \"opus\"\n}\n");
  }

  @Test
  void a_comment_written_into_our_place_is_not_taken_along() throws Exception {
    Edit edit = CURSOR.install("{\n  \"version\": 1\n}\n", Vacancies.NONE);
    String commented = text(edit).replace("\"hooks\": {", "\"hooks\": { // mine");
    assertThat(CURSOR.uninstall(commented, edit.vacancies()).text()).contains("// mine");
  }

  @Test
  void the_version_stays_as_long_as_others_need_it() throws Exception {
    Edit edit = CURSOR.install(null, Vacancies.NONE);
    ObjectNode settings = (ObjectNode) JsonText.of(text(edit)).value();
    ((ArrayNode) settings.at("/hooks/stop")).addObject().put("command", "./audit.sh");
    String left = text(CURSOR.uninstall(settings.toPrettyString(), edit.vacancies()));
    assertThat(JsonText.of(left).value()).hasToString("{\"version\":1,\"hooks\":{\"stop\":[{\"command\":\"./audit.sh\"}]}}");
  }

  @Test
  void uninstall_of_foreign_settings_changes_nothing() throws Exception {
    String foreign = "{\"hooks\": {\"Stop\": [ ], \"x\": [{\"command\": \"/opt/varve-hooks/run stop\"}]}}";
    assertThat(CLAUDE.uninstall(foreign, Vacancies.NONE).text()).isEqualTo(foreign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ // why\n}", "{\"a\": 1,}", "/* x */ {}"})
  void what_claude_code_cannot_read_is_refused(String text) {
    assertThatThrownBy(() -> CLAUDE.install(text, Vacancies.NONE))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageContaining("line 1, column")
        .hasMessageContaining("remove it");
  }

  @Test
  void gemini_cli_reads_comments_but_no_trailing_commas() throws Exception {
    Content gemini = new GeminiCli().content(COMMAND);
    assertThat(gemini.install("{ // mine\n}", Vacancies.NONE).text()).contains("// mine", "varve-hook");
    assertThatThrownBy(() -> gemini.install("{\"a\": 1,\n}", Vacancies.NONE))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("line 2, column 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"hooks\": []}", "{\"hooks\": {\"Stop\": {}}}", "3"})
  void settings_of_another_shape_are_refused(String text) {
    assertThatThrownBy(() -> CLAUDE.install(text, Vacancies.NONE))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageMatching("line 1, column \\d+: this must be .*");
  }
}
