package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTableTest {

  private static final ServerTable TABLE = new ServerTable(new ToolServer(List.of("/opt/varve/varve", "mcp")));

  private static String installed(String before) throws UnusableSettings {
    return Objects.requireNonNull(TABLE.install(before, Vacancies.NONE).text());
  }

  private static String uninstalled(String before) throws UnusableSettings {
    return Objects.requireNonNull(TABLE.uninstall(before, Vacancies.NONE).text());
  }

  @Test
  void another_server_of_our_name_is_left_alone() throws UnusableSettings {
    String foreign = "[mcp_servers.varve]\ncommand = \"npx\"\nargs = [\"lakes\"]\n";
    assertThatThrownBy(() -> installed(foreign)).isInstanceOf(UnusableSettings.class).hasMessageContaining("--no-mcp");
    assertThat(uninstalled(foreign)).isEqualTo(foreign);
  }

  @Test
  void server_that_a_person_set_up_by_name_is_as_good_and_stays() throws UnusableSettings {
    String byHand = "[mcp_servers.varve]\ncommand = \"varve\"\nargs = [\"mcp\"]\n";
    assertThat(installed(byHand)).isEqualTo(byHand);
    assertThat(uninstalled(byHand)).isEqualTo(byHand);
  }

  @Test
  void program_that_moved_is_renewed_and_the_users_own_keys_stay() throws UnusableSettings {
    String older = "[mcp_servers.varve]\ncommand = \"/old/varve\"\nargs = [\"mcp\"]\nrequired = false\n# slow disk\ntool_timeout_sec = 9\n";
    assertThat(installed(older)).isEqualTo(older.replace("/old/", "/opt/varve/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "mcp_servers = { docs = { command = \"npx\" } }\n",
    "mcp_servers = { varve = { command = \"/old/varve\", args = [\"mcp\"] } }\n",
    "mcp_servers = 1\n",
    "model = opus\n"
  })
  void what_cannot_be_edited_is_refused(String before) {
    assertThatThrownBy(() -> installed(before)).isInstanceOf(UnusableSettings.class);
  }

  @Test
  void servers_in_braces_are_refused_with_what_to_write_between_them() throws UnusableSettings {
    String braces = "mcp_servers = { docs = { command = \"npx\" } }\n";
    String ours = "varve = { command = \"/opt/varve/varve\", args = [\"mcp\"] }";
    assertThatThrownBy(() -> installed(braces)).hasMessageContaining(ours).hasMessageNotContaining("not valid");
    String followed = braces.replace(" } }", " }, " + ours + " }");
    assertThat(installed(followed)).isEqualTo(followed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "model = \"m\"\n", "[mcp_servers.docs]\ncommand = \"npx\"\n"})
  void byte_order_mark_stays_where_it_is(String text) throws UnusableSettings {
    String before = "\uFEFF" + text;
    Edit edit = TABLE.install(before, Vacancies.NONE);
    assertThat(edit.text()).startsWith(before).contains("[mcp_servers.varve]");
    assertThat(TABLE.uninstall(edit.text(), edit.vacancies()).text()).isEqualTo(before);
  }

  @Test
  void our_table_right_behind_a_byte_order_mark_is_renewed() throws UnusableSettings {
    String older = "\uFEFF[mcp_servers.varve]\ncommand = \"/old/varve\"\nargs = [\"mcp\"]\n";
    assertThat(installed(older)).isEqualTo(older.replace("/old/", "/opt/varve/"));
  }

  @Test
  void a_mistake_is_named_by_its_line() {
    assertThatThrownBy(() -> installed("a = 1\nmodel = opus\n")).hasMessageStartingWith("line 2, column ");
  }

  @Test
  void what_codex_wrote_beneath_our_table_goes_with_it() throws UnusableSettings {
    String mine = "model = \"m\"\n";
    String theirs = "\n[mcp_servers.varve.tools.save]\napproval_mode = \"approve\"\n";
    String other = "\n[projects.\"/p\"]\ntrust_level = \"trusted\"\n";
    assertThat(uninstalled(installed(mine) + other + theirs)).isEqualTo(mine + other);
    assertThat(uninstalled(installed(mine) + theirs + other)).isEqualTo(mine + other);
  }

  @Test
  void what_others_wrote_behind_our_table_stays_when_the_file_was_ours() throws UnusableSettings {
    Edit edit = TABLE.install(null, Vacancies.NONE);
    String other = "[projects.\"/p\"]\ntrust_level = \"trusted\"\n";
    assertThat(TABLE.uninstall(edit.text() + "\n" + other, edit.vacancies()).text()).isEqualTo(other);
  }

  @Test
  void missing_last_line_end_is_missing_again_unless_something_follows() throws UnusableSettings {
    Edit edit = TABLE.install("a = 1", Vacancies.NONE);
    assertThat(TABLE.uninstall(edit.text(), edit.vacancies()).text()).isEqualTo("a = 1");
    assertThat(TABLE.uninstall(edit.text() + "[b]\n", edit.vacancies()).text()).isEqualTo("a = 1\n[b]\n");
  }
}
