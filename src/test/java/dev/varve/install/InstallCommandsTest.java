package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.varve.cli.VarveCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as the user types them, in a home of their own. */
class InstallCommandsTest {

  private static final String LAUNCHER = "varve.launcher";

  @TempDir Path user;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void pretendLauncher() throws IOException {
    System.setProperty(LAUNCHER, "/opt/varve/varve");
    Files.createDirectories(user.resolve("bin"));
  }

  @AfterEach
  void forgetLauncher() {
    System.clearProperty(LAUNCHER);
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    // Nobody listens there, whatever runs on this machine.
    Map<String, String> env =
        Map.of("HOME", user.toString(), "PATH", user.resolve("bin").toString(), "VARVE_PORT", "1");
    return VarveCommand.run(args, env, printer(out), printer(err));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode client(String name, String part) throws IOException {
    for (JsonNode entry : SpanReader.JSON.readTree(out()).path("clients")) {
      if (entry.path("client").asText().equals(name) && entry.path("part").asText().equals(part)) {
        return entry;
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void without_a_client_it_says_how_to_name_one() {
    assertThat(run("install")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("varve install codex");
    assertThat(user.resolve(".varve")).doesNotExist();
  }

  @Test
  void clients_are_found_by_their_directory_or_their_program() throws IOException {
    Files.createDirectory(user.resolve(".gemini"));
    Files.createFile(
        user.resolve("bin/codex"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assertThat(run("install", "--json")).isZero();
    assertThat(SpanReader.JSON.readTree(out()).path("clients").findValuesAsText("client"))
        .containsExactly("codex", "codex", "gemini-cli", "gemini-cli");
    assertThat(user.resolve(".varve/bin/varve-hook")).isExecutable().content().contains("/opt/varve/varve");
  }

  @Test
  void the_user_is_told_what_changed_and_what_is_left_to_do() {
    assertThat(run("install", "codex")).isZero();
    assertThat(out()).contains("create ", ".codex/hooks.json", "Done.", "/hooks", "--dangerously-bypass-hook-trust", "varve doctor");
    assertThat(run("install", "codex")).isZero();
    assertThat(out()).contains("same").doesNotContain("create ", "Done.");
    assertThat(run("uninstall")).isZero();
    assertThat(out()).contains("delete ", ".codex/hooks.json");
    assertThat(user.resolve(".codex")).doesNotExist();
  }

  /** Nothing can be made in what is no directory, which only shows when it is tried. */
  @Test
  void everything_is_shown_before_anything_is_done() throws IOException {
    Files.createDirectories(user.resolve(".varve"));
    Files.createFile(user.resolve(".varve/install"));
    assertThat(run("install", "codex", "claude")).isEqualTo(74);
    assertThat(out()).contains("create ", ".codex/hooks.json", ".claude/settings.json").doesNotContain("Done.");
    assertThat(user.resolve(".claude")).doesNotExist();
  }

  @Test
  void uninstall_says_what_stays_and_how_it_goes() throws IOException {
    assertThat(run("install", "codex")).isZero();
    assertThat(run("uninstall")).isZero();
    assertThat(out()).doesNotContain("rm -r");
    Files.createFile(user.resolve(".varve/varve.db"));
    assertThat(run("uninstall")).isZero();
    assertThat(out()).contains("What is remembered stays in " + user.resolve(".varve"), "varve stop; rm -r '");
    assertThat(run("uninstall", "--dry-run")).isZero();
    assertThat(out()).doesNotContain("rm -r");
  }

  @Test
  void a_dry_run_prints_a_diff_and_changes_nothing() throws IOException {
    assertThat(run("install", "claude", "--dry-run")).isZero();
    assertThat(out()).contains("--- /dev/null", "+++ " + user.resolve(".claude/settings.json"), "+    \"Stop\": [");
    assertThat(run("install", "claude", "--dry-run", "--json")).isZero();
    assertThat(client("claude-code", "hooks").path("action").asText()).isEqualTo("planned");
    assertThat(client("claude-code", "hooks").path("diff").asText()).contains("@@ -0,0 +1,");
    assertThat(user.resolve(".varve")).doesNotExist();
    assertThat(user.resolve(".claude")).doesNotExist();
  }

  @Test
  void one_file_that_cannot_be_read_does_not_keep_the_others_from_it() throws IOException {
    Files.createDirectory(user.resolve(".claude"));
    Files.writeString(user.resolve(".claude/settings.json"), "{");
    assertThat(run("install", "claude", "codex", "--json")).isEqualTo(1);
    assertThat(client("claude-code", "hooks").path("action").asText()).isEqualTo("refused");
    assertThat(client("claude-code", "hooks").path("reason").asText())
        .isEqualTo("line 1, column 2: the file ends in the middle of a value; close what is open: a quote, bracket or brace");
    assertThat(client("claude-code", "hooks").path("remedy").asText()).endsWith("varve install claude-code");
    assertThat(client("codex", "hooks").path("action").asText()).isEqualTo("changed");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "gemini | .gemini/settings.json | {\"a\": \"b\" \"c\": 1} | line 1, column 11: this is not valid JSON",
    "gemini | .gemini/settings.json | {\"a\": [1, }}         | line 1, column 11: this is not valid JSON",
    "gemini | .gemini/settings.json | {\"a\": \"b             | line 1, column",
    "codex  | .codex/config.toml    | model = gpt           | line 1, column 9: this is not valid TOML",
    "codex  | .codex/config.toml    | [a                    | line 1, column"
  })
  void malformed_file_is_named_with_its_place_and_what_to_do(String client, String file, String text, String reason)
      throws IOException {
    Path settings = user.resolve(file);
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, text);
    assertThat(run("install", client)).isEqualTo(1);
    assertThat(out()).contains("left", settings + ": " + reason, "correct the file, then: varve install " + client);
    run("doctor");
    assertThat(out()).doesNotContain("Source", "source", "code 1", "Unexpected", "token");
  }

  @Test
  void tools_are_registered_with_the_program_of_the_hooks_unless_they_are_left_out() throws IOException {
    assertThat(run("install", "codex", "--no-mcp")).isZero();
    assertThat(user.resolve(".codex/config.toml")).doesNotExist();
    assertThat(run("install", "codex", "--json")).isZero();
    assertThat(client("codex", "hooks").path("action").asText()).isEqualTo("unchanged");
    assertThat(client("codex", "tools").path("action").asText()).isEqualTo("changed");
    assertThat(user.resolve(".codex/config.toml")).content().contains("command = \"/opt/varve/varve\"");
    assertThat(run("uninstall")).isZero();
    assertThat(user.resolve(".codex")).doesNotExist();
  }

  @Test
  void a_server_of_another_by_our_name_is_reported_and_does_not_keep_the_hooks_from_it() throws IOException {
    Path servers = Files.createDirectory(user.resolve(".cursor")).resolve("mcp.json");
    String foreign = "{\"mcpServers\": {\"varve\": {\"url\": \"https://lakes.example\"}}}";
    Files.writeString(servers, foreign);
    assertThat(run("install", "cursor", "--json")).isEqualTo(1);
    assertThat(client("cursor", "hooks").path("action").asText()).isEqualTo("changed");
    assertThat(client("cursor", "tools").path("reason").asText()).contains("not Varve's");
    assertThat(servers).content().isEqualTo(foreign);
  }

  @Test
  void the_user_gets_the_command_where_the_client_must_register_the_tools_itself() {
    assertThat(run("install", "claude")).isZero();
    assertThat(out()).contains("claude mcp add --scope user varve -- /opt/varve/varve mcp");
    assertThat(user.resolve(".claude.json")).doesNotExist();
  }

  @Test
  void an_unknown_client_is_a_usage_error() {
    assertThat(run("install", "zed")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("claude-code, codex").doesNotContain("Did you mean");
    assertThat(run("install", "claud")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Did you mean: claude-code?");
  }

  @Test
  void the_script_alone_is_for_the_plugin() {
    assertThat(run("install", "--script")).isZero();
    assertThat(user.resolve(".varve/bin/varve-hook")).isExecutable();
    assertThat(user.resolve(".claude")).doesNotExist();
  }

  @Test
  void http_is_not_for_projects() {
    assertThat(run("install", "claude", "--http", "--project")).isEqualTo(2);
  }
}
