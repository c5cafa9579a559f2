package dev.varve.capture.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.settings.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookScriptTest {

  @TempDir private Path directory;

  @Test
  void is_installed_for_its_owner_alone() throws Exception {
    Path script = HookScript.install(new Home(directory.resolve("home")), Path.of("/opt/varve"), Map.of());
    assertThat(script).isEqualTo(directory.resolve("home/bin/varve-hook"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script))).isEqualTo("rwx------");
    assertThat(directory.resolve("home/bin").toFile().list()).containsExactly("varve-hook");
  }

  @Test
  void names_the_home_the_socket_and_the_launcher_at_its_top() throws Exception {
    Home home = new Home(directory.resolve("it's home"));
    String path = home.path().toString().replace("'", "'\\''");
    assertThat(Files.readAllLines(HookScript.install(home, Path.of("/opt/varve"), Map.of())))
        .containsSequence("home='" + path + "'", "socket='" + path + "/worker.sock'", "launcher='/opt/varve'");
  }

  @Test
  void socket_of_a_home_with_a_long_path_is_in_the_runtime_directory() throws Exception {
    Home home = new Home(directory.resolve("h".repeat(110)));
    String script = HookScript.text(home, Path.of("/opt/varve"), Map.of("XDG_RUNTIME_DIR", "/run/user/7"));
    assertThat(script).containsPattern("\nsocket='/run/user/7/varve-[0-9a-f]+\\.sock'\n");
  }

  @Test
  void same_script_is_not_written_again() throws Exception {
    Home home = new Home(directory.resolve("home"));
    Path script = HookScript.install(home, Path.of("/opt/varve"), Map.of());
    FileTime longAgo = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(script, longAgo);
    HookScript.install(home, Path.of("/opt/varve"), Map.of());
    assertThat(Files.getLastModifiedTime(script)).isEqualTo(longAgo);
    HookScript.install(home, Path.of("/usr/bin/varve"), Map.of());
    assertThat(script).content().contains("launcher='/usr/bin/varve'");
  }

  @Test
  void older_script_is_refreshed_and_a_missing_one_stays_missing() throws Exception {
    Home home = new Home(directory.resolve("home"));
    System.setProperty(HookScript.LAUNCHER_PROPERTY, "/opt/varve");
    try {
      HookScript.refresh(home, Map.of());
      assertThat(HookScript.in(home)).doesNotExist();
      Files.writeString(HookScript.install(home, Path.of("/opt/older"), Map.of()), "#!/bin/sh\nexit 0\n");
      HookScript.refresh(home, Map.of());
      assertThat(HookScript.in(home)).hasContent(HookScript.text(home, Path.of("/opt/varve"), Map.of()));
    } finally {
      System.clearProperty(HookScript.LAUNCHER_PROPERTY);
    }
  }

  @Test
  void mode_that_was_changed_is_put_right() throws Exception {
    Home home = new Home(directory.resolve("home"));
    Path script = HookScript.install(home, Path.of("/opt/varve"), Map.of());
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxrwx"));
    HookScript.install(home, Path.of("/opt/varve"), Map.of());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script))).isEqualTo("rwx------");
  }
}
