package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the Claude Code plugin, which is that of a project's settings, run as Claude Code runs it. */
class PluginHookTest {

  private static final Path HOOKS = Path.of("plugin/hooks/hooks.json");
  private static final String PAYLOAD = "{\"session_id\":\"s\"}";

  @TempDir Path user;

  private static String run(String variable, Path value) throws IOException, InterruptedException {
    String line = SpanReader.JSON.readTree(HOOKS.toFile()).at("/hooks/Stop/0/hooks/0/command").asText();
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put(variable, value.toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(PAYLOAD.getBytes(StandardCharsets.UTF_8));
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return printed;
  }

  private void makeHook(Path home) throws IOException {
    Path hook = Files.createDirectories(home.resolve("bin")).resolve("varve-hook");
    Files.writeString(hook, "#!/bin/sh\necho \"$@\" \"$(cat)\"\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
  }

  /** Claude Code names its copy of the plugin by it. */
  @Test
  void the_plugin_has_the_version_of_the_program() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
    assertThat(SpanReader.JSON.readTree(Path.of("plugin/.claude-plugin/plugin.json").toFile()).path("version").asText())
        .isEqualTo(version.replace("-SNAPSHOT", ""));
  }

  @Test
  void without_varve_it_has_nothing_to_say() throws Exception {
    assertThat(run("HOME", user)).isEqualTo("{}\n");
  }

  /** This one has no part for perl. */
  @Test
  void it_hands_the_hook_on_to_the_script_in_the_home() throws Exception {
    makeHook(user.resolve(".varve"));
    assertThat(run("HOME", user)).isEqualTo("claude-code Stop " + PAYLOAD + "\n");
  }

  @Test
  void the_home_may_be_elsewhere() throws Exception {
    makeHook(user.resolve("my home"));
    assertThat(run("VARVE_HOME", user.resolve("my home"))).isEqualTo("claude-code Stop " + PAYLOAD + "\n");
  }
}
