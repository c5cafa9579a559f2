package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.capture.spool.HookScript;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin's server of tools, run as Claude Code runs it. */
class PluginMcpTest {

  private static final Path PLUGIN = Path.of("plugin").toAbsolutePath();

  @TempDir private Path user;

  private record Ran(int exitCode, String printed) {}

  private Ran run(Path home) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "VARVE_HOME", home.toString()));
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), printed);
  }

  /** As the plugin's settings have it. The server's name is the one by which our own tools are recognised. */
  private static String command() throws IOException {
    JsonNode settings = new ObjectMapper().readTree(PLUGIN.resolve(".mcp.json").toFile());
    return settings.at("/mcpServers/varve/command").asText().replace("${CLAUDE_PLUGIN_ROOT}", PLUGIN.toString());
  }

  @Test
  void it_runs_the_program_that_the_hooks_start() throws Exception {
    Path launcher = user.resolve("it's varve");
    Files.writeString(launcher, "#!/bin/sh\necho ran \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Home home = new Home(user.resolve("my home"));
    HookScript.install(home, launcher, Map.of());

    assertThat(run(home.path())).isEqualTo(new Ran(0, "ran mcp\n"));
  }

  @Test
  void without_varve_it_says_what_to_do() throws Exception {
    Ran ran = run(user.resolve("nothing"));

    assertThat(ran.exitCode()).isEqualTo(69);
    assertThat(ran.printed()).contains("varve install --script");
  }
}
