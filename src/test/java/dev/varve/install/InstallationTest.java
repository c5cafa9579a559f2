package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  private static final Client CLAUDE = new ClaudeCode(OptionalInt.empty());
  private static final String MINE = "{\n  \"model\": \"opus\"\n}";

  @TempDir Path user;
  private Path settings = Path.of("");

  @BeforeEach
  void makeSettings() throws IOException {
    settings = Files.createDirectory(user.resolve(".claude")).resolve("settings.json");
    Files.writeString(settings, MINE);
  }

  /** A fresh one each time, as each command has. */
  private Installation installation(Scope scope) throws IOException {
    return Installation.ofHooks(new Machine(Map.of("HOME", user.toString())), scope, new Home(user.resolve("varve")));
  }

  private Installation installation() throws IOException {
    return installation(new Scope.User());
  }

  private static Plan.Change change(Plan plan) {
    assertThat(plan).isInstanceOf(Plan.Change.class);
    return (Plan.Change) plan;
  }

  private void install(Client client) throws IOException {
    installation().putIn(change(installation().install(client)));
  }

  private void uninstall(Client client) throws IOException {
    installation().takeOut(change(installation().uninstall(client)));
  }

  @Test
  void install_and_uninstall_give_back_the_file_and_keep_a_copy() throws IOException {
    Path backup = Objects.requireNonNull(installation().putIn(change(installation().install(CLAUDE))));
    assertThat(settings).content().contains("varve/bin/varve-hook claude-code SessionEnd");
    uninstall(CLAUDE);
    assertThat(settings).content().isEqualTo(MINE);
    assertThat(backup).content().isEqualTo(MINE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup))).isEqualTo("rw-------");
    assertThat(installation().record().entries()).isEmpty();
  }

  @Test
  void a_second_install_changes_nothing() throws IOException {
    install(CLAUDE);
    assertThat(installation().install(CLAUDE)).isInstanceOf(Plan.Nothing.class);
  }

  @Test
  void a_plan_changes_nothing() throws IOException {
    Plan.Change change = change(installation().install(CLAUDE));
    assertThat(change.diff()).contains("--- " + settings, "+++ " + settings);
    assertThat(settings).content().isEqualTo(MINE);
    assertThat(user.resolve("varve")).doesNotExist();
  }

  @Test
  void the_copy_is_from_before_varve_also_after_an_update() throws IOException {
    install(CLAUDE);
    Files.writeString(settings, Files.readString(settings).replace("\"timeout\": 10", "\"timeout\": 9"));
    Path backup = Objects.requireNonNull(installation().putIn(change(installation().install(CLAUDE))));
    assertThat(backup).content().isEqualTo(MINE);
    uninstall(CLAUDE);
    assertThat(settings).content().isEqualTo(MINE);
  }

  @Test
  void after_a_removal_by_hand_the_next_copy_is_a_new_one() throws IOException {
    install(CLAUDE);
    Files.writeString(settings, "{\"model\": \"other\"}");
    Path backup = Objects.requireNonNull(installation().putIn(change(installation().install(CLAUDE))));
    assertThat(backup).content().isEqualTo("{\"model\": \"other\"}");
  }

  @Test
  void a_link_stays_a_link_and_the_mode_stays_the_mode() throws IOException {
    Path dotfiles = Files.createDirectory(user.resolve("dotfiles")).resolve("claude.json");
    Files.move(settings, dotfiles);
    Files.createSymbolicLink(settings, dotfiles);
    Files.setPosixFilePermissions(dotfiles, PosixFilePermissions.fromString("rw-r-----"));
    install(CLAUDE);
    assertThat(settings).isSymbolicLink();
    assertThat(dotfiles).content().contains("varve-hook");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dotfiles))).isEqualTo("rw-r-----");
    uninstall(CLAUDE);
    assertThat(settings).isSymbolicLink();
    assertThat(dotfiles).content().isEqualTo(MINE);
  }

  @Test
  void other_names_of_a_file_stay_names_of_it() throws IOException {
    Path other = Files.createLink(user.resolve("settings.json"), settings);
    install(CLAUDE);
    assertThat(other).content().contains("varve-hook");
    uninstall(CLAUDE);
    assertThat(other).content().isEqualTo(MINE);
    assertThat(Files.isSameFile(other, settings)).isTrue();
  }

  /** Only root can have the file of somebody else here; anybody else keeps their own. */
  @Test
  void owner_and_group_stay_and_what_is_new_belongs_to_the_owner_of_its_directory() throws IOException {
    boolean root = Files.getAttribute(user, "unix:uid").equals(0);
    for (Path file : root ? List.of(user, user.resolve(".claude"), settings) : List.<Path>of()) {
      Files.setAttribute(file, "unix:uid", 12_345);
      Files.setAttribute(file, "unix:gid", 12_346);
    }
    Map<String, Object> before = Files.readAttributes(settings, "unix:uid,gid,mode");
    install(CLAUDE);
    install(new CopilotCli());
    assertThat(Files.readAttributes(settings, "unix:uid,gid,mode")).isEqualTo(before);
    for (String made : List.of(".copilot", ".copilot/hooks", ".copilot/hooks/varve.json")) {
      assertThat(Files.getAttribute(user.resolve(made), "unix:uid")).isEqualTo(Files.getAttribute(user, "unix:uid"));
    }
    uninstall(CLAUDE);
    assertThat(Files.readAttributes(settings, "unix:uid,gid,mode")).isEqualTo(before);
  }

  @Test
  void files_and_directories_that_were_made_are_removed_again() throws IOException {
    for (Client client : Clients.all(OptionalInt.empty()).subList(1, 6)) {
      install(client);
      assertThat(client.file(new Machine(Map.of("HOME", user.toString())), new Scope.User())).isRegularFile();
      uninstall(client);
    }
    assertThat(user).isDirectoryNotContaining(path -> !path.endsWith(".claude") && !path.endsWith("varve"));
  }

  @Test
  void a_directory_that_others_use_by_now_stays() throws IOException {
    Client copilot = new CopilotCli();
    install(copilot);
    Files.writeString(user.resolve(".copilot/hooks/other.json"), "{}");
    uninstall(copilot);
    assertThat(user.resolve(".copilot/hooks")).isDirectoryNotContaining("glob:**varve.json");
    assertThat(user.resolve(".copilot/hooks/other.json")).exists();
  }

  @Test
  void what_cannot_be_read_is_left_alone() throws IOException {
    Files.writeString(settings, "{\n  \"model\": opus\n}");
    assertThat(installation().install(CLAUDE))
        .isInstanceOfSatisfying(
            Plan.Refusal.class, refusal -> assertThat(refusal.reason()).startsWith("line 2, column 12: "));
    assertThat(settings).content().isEqualTo("{\n  \"model\": opus\n}");
  }

  @Test
  void a_file_that_is_no_utf_8_is_left_alone() throws IOException {
    Files.write(settings, new byte[] {'{', '"', (byte) 0xE4, '"', ':', '1', '}'});
    assertThat(installation().install(CLAUDE)).isInstanceOf(Plan.Refusal.class);
  }

  @Test
  void a_link_to_nothing_is_left_alone() throws IOException {
    Files.delete(settings);
    Files.createSymbolicLink(settings, user.resolve("gone"));
    assertThat(installation().install(CLAUDE)).isInstanceOf(Plan.Refusal.class);
  }

  @Test
  void a_file_in_the_place_of_a_directory_is_named() throws IOException {
    Files.writeString(user.resolve(".copilot"), "");
    assertThat(installation().install(new CopilotCli()))
        .isInstanceOfSatisfying(
            Plan.Refusal.class, refusal -> assertThat(refusal.reason()).startsWith(user.resolve(".copilot") + " is "));
    assertThat(installation().uninstall(new CopilotCli())).isInstanceOf(Plan.Nothing.class);
  }

  @Test
  void a_foreign_plugin_of_our_name_is_left_alone() throws IOException {
    Path plugin = user.resolve(".config/opencode/plugin/varve.js");
    Files.createDirectories(plugin.getParent());
    Files.writeString(plugin, "export const Mine = 1\n");
    assertThat(installation().install(new OpenCode())).isInstanceOf(Plan.Refusal.class);
    assertThat(installation().uninstall(new OpenCode())).isInstanceOf(Plan.Refusal.class);
  }

  @Test
  void a_file_that_changed_since_it_was_read_is_not_written() throws IOException {
    Plan.Change change = change(installation().install(CLAUDE));
    Files.writeString(settings, "{}");
    assertThatThrownBy(() -> installation().putIn(change)).isInstanceOf(IOException.class).hasMessageContaining("try again");
    assertThat(settings).content().isEqualTo("{}");
  }

  @Test
  void a_project_gets_a_command_that_works_for_everybody() throws IOException {
    Path project = Files.createDirectory(user.resolve("project"));
    Installation here = installation(new Scope.Project(project));
    here.putIn(change(here.install(CLAUDE)));
    assertThat(project.resolve(".claude/settings.json")).content().contains("$HOME/.varve").doesNotContain(user.toString());
    assertThat(settings).content().isEqualTo(MINE);
    Installation later = installation(new Scope.Project(project));
    later.takeOut(change(later.uninstall(CLAUDE)));
    assertThat(project).isEmptyDirectory();
  }
}
