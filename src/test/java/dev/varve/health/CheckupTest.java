package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding.Level;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All checks of a home together, as {@code varve doctor} asks them. */
class CheckupTest {

  @TempDir Path home;

  @BeforeEach
  void close() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
  }

  private Finding finding(String name) throws InterruptedException {
    Map<String, String> env = Map.of("VARVE_HOME", home.toString());
    List<Finding> named =
        Checkup.of(env, InstantSource.system(), List.of()).findings().stream()
            .filter(finding -> finding.name().equals(name))
            .toList();
    assertThat(named).hasSize(1);
    return named.getFirst();
  }

  @Test
  void each_wrong_setting_is_a_finding_of_its_own() {
    Map<String, String> env = Map.of("VARVE_LOG_LEVL", "info", "VARVE_PORT", "http");
    assertThat(new SettingsCheck(new Home(home), env).findings())
        .extracting(Finding::detail)
        .satisfiesExactly(
            detail -> assertThat(detail).contains("'VARVE_LOG_LEVL'"),
            detail -> assertThat(detail).startsWith("VARVE_PORT: server.port"));
  }

  private void set(String settings) throws IOException {
    Files.writeString(home.resolve("settings.toml"), settings);
  }

  @Test
  void the_room_that_is_needed_is_what_the_settings_say() throws Exception {
    assertThat(finding("disk").detail()).endsWith("at least 500.0 MB needed");
    set("store.free_bytes_min = \"0B\"");
    assertThat(finding("disk").detail()).endsWith("at least 1.0 MB needed");
    set("store.free_bytes_min = \"1000GB\"");
    assertThat(finding("disk").detail()).endsWith("at least 1.0 TB needed");
  }

  @Test
  void settings_that_are_followed_are_fine_and_others_are_named_once() throws Exception {
    assertThat(finding("settings")).isEqualTo(Finding.ok("settings", "valid"));
    set("store.free_bytes_mni = \"1GB\"");
    Finding finding = finding("settings");
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.detail()).contains("store.free_bytes_mni", "store.free_bytes_min");
    assertThat(finding.remedy()).isEqualTo("Correct the file or the variable.");
    assertThat(finding("disk").detail()).endsWith("at least 500.0 MB needed");
  }

  @Test
  void of_a_home_that_cannot_be_looked_into_only_that_is_said() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    for (Path place : List.of(file, file.resolve("home"))) {
      Map<String, String> env = Map.of("VARVE_HOME", place.toString());
      assertThat(Checkup.of(env, InstantSource.system(), List.of()).findings())
          .extracting(Finding::name)
          .containsExactly("java", "home");
    }
  }

  @Test
  void a_home_without_a_worker_has_java_a_private_home_and_a_free_lock() throws Exception {
    for (String name : List.of("java", "home", "lock")) {
      assertThat(finding(name).level()).as(name).isEqualTo(Level.OK);
    }
  }
}
