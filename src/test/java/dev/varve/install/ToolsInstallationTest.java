package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server of tools beside the hooks, as the commands put both in. */
class ToolsInstallationTest {

  private static final Path LAUNCHER = Path.of("/opt/varve/varve");

  @TempDir Path user;

  private Machine machine() {
    return new Machine(Map.of("HOME", user.toString()));
  }

  private Home home() {
    return new Home(user.resolve(".varve"));
  }

  private Installation hooks(Scope scope) throws IOException {
    return Installation.ofHooks(machine(), scope, home());
  }

  private Installation tools(Scope scope) throws IOException {
    return Installation.ofTools(machine(), scope, home(), LAUNCHER);
  }

  private void install(Client client, Scope scope) throws IOException {
    Plan plan = hooks(scope).install(client);
    hooks(scope).putIn((Plan.Change) plan);
    Installation tools = tools(scope).after(plan);
    if (tools.covers(client) && tools.install(client) instanceof Plan.Change change) {
      tools.putIn(change);
    }
  }

  private void uninstall(Client client, Scope scope) throws IOException {
    if (tools(scope).covers(client) && tools(scope).uninstall(client) instanceof Plan.Change change) {
      tools(scope).takeOut(change);
    }
    hooks(scope).takeOut((Plan.Change) hooks(scope).uninstall(client));
  }

  @Test
  void both_parts_of_every_client_come_and_go_without_a_trace() throws IOException {
    Path project = Files.createDirectory(user.resolve("project"));
    for (Scope scope : List.of(new Scope.User(), new Scope.Project(project))) {
      for (Client client : Clients.all(OptionalInt.empty())) {
        install(client, scope);
        assertThat(hooks(scope).install(client)).isInstanceOf(Plan.Nothing.class);
        if (!(client instanceof ClaudeCode && scope instanceof Scope.User) && tools(scope).covers(client)) {
          assertThat(tools(scope).install(client)).isInstanceOf(Plan.Nothing.class);
        }
        uninstall(client, scope);
      }
    }
    assertThat(project).isEmptyDirectory();
    assertThat(user).isDirectoryNotContaining(path -> !path.equals(project) && !path.endsWith(".varve"));
    assertThat(tools(new Scope.User()).record().entries()).isEmpty();
  }

  @Test
  void update_of_one_part_in_a_shared_file_keeps_what_undoes_both() throws IOException {
    Client gemini = new GeminiCli();
    install(gemini, new Scope.User());
    Path settings = user.resolve(".gemini/settings.json");
    Files.writeString(settings, Files.readString(settings).replace("5000", "4000").replace("/opt/varve/varve", "/old/varve"));
    install(gemini, new Scope.User());
    assertThat(settings).content().contains("5000", "/opt/varve/varve").doesNotContain("4000", "/old/varve");
    uninstall(gemini, new Scope.User());
    assertThat(settings).doesNotExist();
  }

  @Test
  void file_that_another_part_has_just_made_is_no_file_from_before_varve() throws IOException {
    install(new GeminiCli(), new Scope.User());
    assertThat(tools(new Scope.User()).record().entries().values()).extracting(InstallRecord.Entry::backup).containsOnlyNulls();
  }

  @Test
  void settings_with_comments_are_found_where_open_code_has_only_them() throws IOException {
    Path directory = Files.createDirectories(user.resolve(".config/opencode"));
    assertThat(new OpenCode().toolFile(machine(), new Scope.User())).contains(directory.resolve("opencode.json"));
    Files.writeString(directory.resolve("opencode.jsonc"), "{ /* mine */ }");
    assertThat(new OpenCode().toolFile(machine(), new Scope.User())).contains(directory.resolve("opencode.jsonc"));
  }

  @Test
  void what_is_shown_of_a_shared_file_is_one_change_after_the_other() throws IOException {
    Plan hooks = hooks(new Scope.User()).install(new GeminiCli());
    Plan.Change tools = (Plan.Change) tools(new Scope.User()).after(hooks).install(new GeminiCli());
    assertThat(tools.creates()).isFalse();
    assertThat(tools.diff()).contains("+  \"mcpServers\": {").noneMatch(line -> line.startsWith("+") && line.contains("hooks"));
  }

  @Test
  void first_file_of_claude_code_is_left_to_its_own_command() throws IOException {
    Client claude = new ClaudeCode(OptionalInt.empty());
    String add = "claude mcp add --scope user varve -- /opt/varve/varve mcp";
    assertThat(tools(new Scope.User()).install(claude))
        .isEqualTo(new Plan.Step(claude, user.resolve(".claude.json"), add));
    Path state = user.resolve(".claude.json");
    Files.writeString(state, "{\"mcpServers\":{\"varve\":{\"type\":\"stdio\",\"command\":\"/opt/varve/varve\",\"args\":[\"mcp\"]}}}");
    assertThat(tools(new Scope.User()).install(claude)).isInstanceOf(Plan.Nothing.class);
    assertThat(tools(new Scope.User()).uninstall(claude))
        .isEqualTo(new Plan.Step(claude, state, "claude mcp remove --scope user varve"));
  }

  @Test
  void home_in_another_place_is_named_and_known_as_ours_again() {
    ToolServer server = ToolServer.of(LAUNCHER, new Home(Path.of("/my disk/varve")), machine(), new Scope.User());
    assertThat(server.command()).containsExactly("/usr/bin/env", "VARVE_HOME=/my disk/varve", "/opt/varve/varve", "mcp");
    assertThat(server.line()).isEqualTo("/usr/bin/env 'VARVE_HOME=/my disk/varve' /opt/varve/varve mcp");
    assertThat(ToolServer.isOurs(server.command())).isTrue();
  }

  @Test
  void a_project_has_a_command_that_works_for_everybody_and_stops_nobody() throws IOException, InterruptedException {
    Scope project = new Scope.Project(Files.createDirectory(user.resolve("project")));
    install(new Codex(), project);
    assertThat(user.resolve("project/.codex/config.toml")).content().doesNotContain("required", user.toString(), "/opt");
    Path launcher = user.resolve("it's varve");
    Files.writeString(launcher, "#!/bin/sh\necho ran \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Path bin = Files.createDirectories(home().path().resolve("bin"));
    Files.writeString(bin.resolve("varve-hook"), "#!/bin/sh\nlauncher='%s'\n".formatted(launcher.toString().replace("'", "'\\''")));
    assertThat(run(ToolServer.of(LAUNCHER, home(), machine(), project).command())).isEqualTo("ran mcp\n");
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", user.toString()));
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return printed;
  }
}
