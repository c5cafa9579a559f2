package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    Map<String, String> env = Map.of("HOME", user.toString(), "PATH", user.resolve("bin").toString());
    return VarveCommand.run(args, env, printer(out), printer(err));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode client(int index) throws IOException {
    return SpanReader.JSON.readTree(out()).path("clients").path(index);
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
    assertThat(client(0).path("client").asText()).isEqualTo("codex");
    assertThat(client(1).path("client").asText()).isEqualTo("gemini-cli");
    assertThat(client(2).isMissingNode()).isTrue();
    assertThat(user.resolve(".varve/bin/varve-hook")).isExecutable().content().contains("/opt/varve/varve");
  }

  @Test
  void the_user_is_told_what_changed_and_what_is_left_to_do() {
    assertThat(run("install", "codex")).isZero();
    assertThat(out()).contains("created", ".codex/hooks.json", "/hooks", "--dangerously-bypass-hook-trust", "varve doctor");
    assertThat(run("install", "codex")).isZero();
    assertThat(out()).contains("same").doesNotContain("created");
    assertThat(run("uninstall")).isZero();
    assertThat(out()).contains("deleted", ".codex/hooks.json");
    assertThat(user.resolve(".codex")).doesNotExist();
  }

  @Test
  void a_dry_run_prints_a_diff_and_changes_nothing() throws IOException {
    assertThat(run("install", "claude", "--dry-run")).isZero();
    assertThat(out()).contains("--- /dev/null", "+++ " + user.resolve(".claude/settings.json"), "+    \"Stop\": [");
    assertThat(run("install", "claude", "--dry-run", "--json")).isZero();
    assertThat(client(0).path("action").asText()).isEqualTo("planned");
    assertThat(client(0).path("diff").asText()).contains("@@ -0,0 +1,");
    assertThat(user.resolve(".varve")).doesNotExist();
    assertThat(user.resolve(".claude")).doesNotExist();
  }

  @Test
  void one_file_that_cannot_be_read_does_not_keep_the_others_from_it() throws IOException {
    Files.createDirectory(user.resolve(".claude"));
    Files.writeString(user.resolve(".claude/settings.json"), "{");
    assertThat(run("install", "claude", "codex", "--json")).isEqualTo(1);
    assertThat(client(0).path("action").asText()).isEqualTo("refused");
    assertThat(client(0).path("reason").asText()).contains("line 1, column");
    assertThat(client(1).path("action").asText()).isEqualTo("changed");
  }

  @Test
  void an_unknown_client_is_a_usage_error() {
    assertThat(run("install", "clod")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("claude-code, codex");
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
