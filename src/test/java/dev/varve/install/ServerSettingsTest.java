package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

  private static final ToolServer SERVER = new ToolServer(List.of("/opt/varve/varve", "mcp"));
  private static final Content CURSOR = new Cursor().tools(SERVER, new Scope.User());
  private static final Content OPENCODE = new OpenCode().tools(SERVER, new Scope.User());

  private static String installed(Content content, String before) throws UnusableSettings {
    return Objects.requireNonNull(content.install(before, Vacancies.NONE).text());
  }

  @Test
  void another_server_of_our_name_is_left_alone() throws UnusableSettings {
    String foreign = "{\"mcpServers\": {\"varve\": {\"command\": \"npx\", \"args\": [\"lakes\"]}}}";
    assertThatThrownBy(() -> installed(CURSOR, foreign))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("line 1, column 26: ")
        .hasMessageContaining("--no-mcp");
    assertThat(CURSOR.uninstall(foreign, Vacancies.NONE).text()).isEqualTo(foreign);
  }

  @Test
  void server_that_a_person_set_up_by_name_is_as_good_and_stays() throws UnusableSettings {
    String byHand = "{\"mcpServers\": {\"varve\": {\"command\": \"varve\", \"args\": [\"mcp\"]}}}";
    assertThat(installed(CURSOR, byHand)).isEqualTo(byHand);
    assertThat(CURSOR.uninstall(byHand, Vacancies.NONE).text()).isEqualTo(byHand);
  }

  @Test
  void program_that_moved_is_renewed_and_the_users_own_members_stay() throws UnusableSettings {
    String cursor = "{\"mcpServers\": {\"varve\": {\"command\": \"/old/varve\", \"args\": [\"mcp\"], \"disabled\": true}}}";
    assertThat(installed(CURSOR, cursor)).isEqualTo(cursor.replace("/old/", "/opt/varve/"));
    String openCode = "{\"mcp\": {\"varve\": {\"command\": [\"/old/varve\", \"mcp\"], \"enabled\": false}}}";
    assertThat(installed(OPENCODE, openCode)).isEqualTo(openCode.replace("/old/", "/opt/varve/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"mcpServers\": []}", "{\"mcpServers\": null}", "[]", "{", "{\"mcpServers\": {\"varve\": 1}}"})
  void what_cannot_be_edited_is_refused(String before) {
    assertThatThrownBy(() -> installed(CURSOR, before)).isInstanceOf(UnusableSettings.class);
  }

  @Test
  void comments_are_refused_where_the_client_cannot_read_them() {
    Content claude = new ClaudeCode(OptionalInt.empty()).tools(SERVER, new Scope.User());
    assertThatThrownBy(() -> installed(claude, "{} // mine")).isInstanceOf(UnusableSettings.class);
  }

  @Test
  void other_servers_that_came_later_stay() throws UnusableSettings {
    Edit edit = CURSOR.install(null, Vacancies.NONE);
    String more = Objects.requireNonNull(edit.text()).replace("{\n    \"varve\"", "{\n    \"docs\": {},\n    \"varve\"");
    assertThat(CURSOR.uninstall(more, edit.vacancies()).text())
        .isEqualTo("{\n  \"mcpServers\": {\n    \"docs\": {}\n  }\n}\n");
  }
}
