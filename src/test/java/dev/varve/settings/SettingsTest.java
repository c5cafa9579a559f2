package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @TempDir private Path directory;

  private Settings load(String toml, String... env) throws IOException {
    Home home = new Home(directory);
    Files.writeString(home.settingsFile(), toml);
    return Settings.load(home, variables(env));
  }

  private static Map<String, String> variables(String... env) {
    return switch (env.length) {
      case 0 -> Map.of();
      case 2 -> Map.of(env[0], env[1]);
      default -> Map.of(env[0], env[1], env[2], env[3]);
    };
  }

  private void assertRefused(String toml, String... parts) {
    assertThatThrownBy(() -> load(toml)).isInstanceOf(SettingsException.class).hasMessageContainingAll(parts);
  }

  private void assertVariableRefused(String name, String value, String... parts) {
    assertThatThrownBy(() -> load("", name, value))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void without_a_file_everything_has_its_default() {
    Settings settings = Settings.load(new Home(directory), Map.of("PATH", "/bin"));
    assertThat(settings.server().port()).isBetween(24_117, 24_216);
    assertThat(settings.store().freeBytesMin()).isEqualTo(500_000_000);
    assertThat(settings.redactionTimeMax()).isEqualTo(Duration.ofMillis(20));
    assertThat(settings.observer().use()).isEqualTo("rules");
    assertThat(settings.observer().claude().path()).isEmpty();
    assertThat(settings.retention().payloads()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void the_file_speaks_in_tables_or_dotted_keys() throws IOException {
    Settings settings =
        load("log.level = \"debug\"\n[server]\nport = 24_200\n[observer.rules]\ngather_silence = \"90s\"\n");
    assertThat(settings.log().level()).isEqualTo("debug");
    assertThat(settings.server().port()).isEqualTo(24_200);
    assertThat(settings.observer().rules().gatherSilence()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void the_environment_wins_over_the_file() throws IOException {
    assertThat(load("server.port = 1000", "VARVE_SERVER_PORT", "2000").server().port()).isEqualTo(2_000);
    assertThat(load("server.port = 1000", "VARVE_PORT", "3000").server().port()).isEqualTo(3_000);
    assertThat(load("", "VARVE_PORT", "3000", "VARVE_SERVER_PORT", "2000").server().port()).isEqualTo(2_000);
    assertThat(load("store.free_bytes_min = \"1GB\"", "VARVE_STORE_FREE_BYTES_MIN", "0B").store().freeBytesMin())
        .isZero();
  }

  @Test
  void unknown_key_names_the_file_and_the_nearest() {
    assertRefused("[server]\nprot = 1", "settings.toml", "'server.prot'", "'server.port'");
    assertRefused("[sevrer]\nport = 1", "'sevrer.port'", "'server.port'");
    assertRefused("server = 5", "'server'");
    assertRefused("[retenton]", "'retenton'");
  }

  @Test
  void unknown_variable_names_the_nearest() {
    assertVariableRefused("VARVE_LOG_LEVL", "info", "'VARVE_LOG_LEVL'", "'VARVE_LOG_LEVEL'");
  }

  @Test
  void variables_that_are_no_settings_are_let_through() throws IOException {
    assertThat(load("", "VARVE_JAVA_OPTIONS", "-Xmx1g", "VARVE_HOME", "/elsewhere")).isEqualTo(load(""));
  }

  @ParameterizedTest
  @CsvSource({
    "server.port, 65536, 65535",
    "server.port, -1, 0",
    "server.port, 99999999999999999999, whole number",
    "queue.attempts_alone, 0, from 1 to 100",
    "redaction.time_max, '\"6s\"', from 1ms to 5s",
    "session.turn_max, '\"0s\"', from 1ms",
    "server.body_bytes_max, '\"257MB\"', from 1MB to 256MB",
    "retention.payload_bytes_max, '\"999999999999GB\"', to 1000GB",
    "observer.use, '\"Claude\"', 'one of rules, claude'"
  })
  void value_out_of_its_limits_names_them(String key, String value, String allowed) {
    assertRefused(key + " = " + value, "settings.toml", key, allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "server.port, true",
    "server.port, 8.5",
    "server.port, '\"\"'",
    "server.port, '[8080]'",
    "session.turn_max, 30",
    "session.turn_max, '\"30\"'",
    "session.turn_max, '\"-5s\"'",
    "session.turn_max, '\"3 m\"'",
    "store.free_bytes_min, '\"5 apples\"'",
    "store.free_bytes_min, '\"12 MB\"'",
    "store.free_bytes_min, 500000000",
    "server.port, '\"24200\"'",
    "log.level, 5",
    "context.per_prompt, true",
    "observer.claude.model, 5",
    "observer.claude.model, 2026-01-01",
    "privacy.exclude_paths, 5",
    "privacy.exclude_paths, '[\"secret\", 5]'",
    "privacy.exclude_paths, '[\"one,two\"]'",
    "privacy.exclude_paths, '{}'",
    "observer.claude.path, '[\"claude\"]'",
    "observer.claude.path, '{}'",
    "observer.claude.path, '\"a\\u0007b\"'"
  })
  void value_of_the_wrong_kind_is_refused(String key, String value) {
    assertRefused(key + " = " + value, "settings.toml", key, "must be");
  }

  @Test
  void bad_value_is_told_with_what_is_right_and_what_to_do() {
    assertRefused(
        "session.turn_max = \"3 m\"",
        "settings.toml, line 1: session.turn_max must be a time such as \"30s\" (ms, s, m, h, d) from 1ms to 1d, not '3 m'",
        "leave it out for the default, which is 10m");
    assertRefused("privacy.exclude_paths = 5", "privacy.exclude_paths must be a list, or text with commas", ", not 5.");
    assertRefused("server.port = \"24200\"", "whole number from 0 to 65535, not \"24200\"");
    assertRefused("log.level = \"" + "x".repeat(500) + "\"", "'" + "x".repeat(59) + "…");
  }

  @Test
  void all_that_is_wrong_is_told_at_once_with_its_line_and_the_nearest_name() {
    String toml =
        """
        log.level = "loud"

        [server]
        prot = 24200
        requests_max = "many"
        body_bytes_max = "8MB"

        [search]
        vectors = { url = "http://elsewhere/v1", modell = "m" }
        """;
    assertThatThrownBy(() -> load(toml, "VARVE_QUEUE_ATEMPTS_ALONE", "2", "VARVE_PROT", "1"))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e -> {
              assertThat(e).hasMessageStartingWith("7 settings are not valid:\n- ");
              assertThat(e.problems()).hasSize(7);
              assertThat(e.problems().subList(0, 4))
                  .zipSatisfy(
                      List.of(
                          "line 1: log.level must be one of",
                          "line 4: unknown setting 'server.prot'; the nearest is 'server.port'",
                          "line 5: server.requests_max must be a whole number",
                          "line 9: unknown setting 'search.vectors.modell'; the nearest is 'search.vectors.model'"),
                      (problem, part) -> assertThat(problem).contains("settings.toml, " + part));
              assertThat(e.problems().subList(4, 7))
                  .zipSatisfy(
                      List.of("'VARVE_PROT'; the nearest is 'VARVE_PORT'", "'VARVE_QUEUE_ATTEMPTS_ALONE'", "search.vectors.url"),
                      (problem, part) -> assertThat(problem).contains(part));
            });
  }

  @Test
  void what_a_variable_sets_may_be_wrong_in_the_file() throws IOException {
    assertThat(load("server.port = 99999", "VARVE_PORT", "2000").server().port()).isEqualTo(2_000);
  }

  @Test
  void lists_may_be_written_as_text() throws IOException {
    assertThat(load("privacy.exclude_paths = [\"~/private\", \"*.pem\"]").privacy())
        .isEqualTo(load("privacy.exclude_paths = \"~/private, *.pem\"").privacy());
  }

  @Test
  void bad_variable_is_named_as_the_place() {
    assertVariableRefused("VARVE_PORT", "http", "VARVE_PORT: server.port must be a whole number");
    assertVariableRefused("VARVE_SESSION_PAUSE", "soon", "VARVE_SESSION_PAUSE: session.pause must be a time");
  }

  @Test
  void syntax_error_names_the_line() {
    assertRefused("[server]\nport = 1\nrequests_max == 3\n", "settings.toml, line 3, column ", "not valid TOML");
    assertRefused("[server]\nport = 1\nport = 2\n", "settings.toml", "line");
  }

  @Test
  void file_that_is_no_text_is_refused() throws IOException {
    Files.write(directory.resolve("settings.toml"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> Settings.load(new Home(directory), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void directory_in_the_files_place_is_refused() throws IOException {
    Files.createDirectory(directory.resolve("settings.toml"));
    assertThatThrownBy(() -> Settings.load(new Home(directory), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @CsvSource({"1500ms, 1500", "30s, 30000", "2m, 120000", "1h, 3600000", "1d, 86400000"})
  void times_have_five_units(String text, long millis) throws IOException {
    assertThat(load("", "VARVE_SESSION_TURN_MAX", text).session().turnMax()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"700B, 700", "3kB, 3000", "3KB, 3000", "12MB, 12000000", "1gb, 1000000000"})
  void sizes_are_decimal_in_any_case(String text, long bytes) throws IOException {
    assertThat(load("", "VARVE_STORE_FREE_BYTES_MIN", text).store().freeBytesMin()).isEqualTo(bytes);
  }
}
