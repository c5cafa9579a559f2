package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where memories may be sent, and with which key. */
class VectorSettingsTest {

  @TempDir private Path directory;

  private Settings.Vectors load(String url, String... more) {
    Map<String, String> env = new HashMap<>(Map.of("VARVE_SEARCH_VECTORS_URL", url, "VARVE_SEARCH_VECTORS_MODEL", "m"));
    for (int i = 0; i < more.length; i += 2) {
      env.put("VARVE_SEARCH_VECTORS_" + more[i], more[i + 1]);
    }
    return Settings.load(new Home(directory), env).vectors();
  }

  private void assertRefused(String url, String part) {
    assertThatThrownBy(() -> load(url))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("search.vectors.url", part)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void nothing_is_sent_unless_an_address_is_named() {
    assertThat(load("").isOn()).isFalse();
    assertThat(Settings.load(new Home(directory), Map.of()).vectors().isOn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:11434/v1", "http://localhost/v1/", "http://[::1]:8080", "https://api.example.org/v1", "HTTPS://h/v1"})
  void this_machine_and_encrypted_ones_may_be_asked(String url) {
    assertThat(load(url).isOn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://10.0.0.7:11434/v1", "http://gpu.lan/v1", "http://localhost.example.org/v1", "http://127.0.0.1.example.org/v1"})
  void another_machine_is_asked_unencrypted_only_when_that_is_allowed(String url) {
    assertRefused(url, "search.vectors.plain_http");
    assertThat(load(url, "PLAIN_HTTP", "on").isOn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:11434", "file:///etc/passwd", "https://", "https://me:s3cret@h/v1", "https://h/v1?key=s3cret", "http://a b/", "ftp://h/"})
  void what_is_no_plain_address_is_refused_without_being_told(String url) {
    assertRefused(url, "https://host/v1");
  }

  @Test
  void an_address_needs_a_model() {
    assertThatThrownBy(() -> load("https://h/v1", "MODEL", ""))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("search.vectors.model");
  }

  private String key(String content, String mode) throws IOException {
    Path file = directory.resolve("vectors.key");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return load("https://h/v1", "KEY_FILE", "vectors.key").key(new Home(directory));
  }

  @Test
  void the_key_is_what_the_file_holds() throws IOException {
    assertThat(load("https://h/v1").key(new Home(directory))).isEmpty();
    assertThat(key("sk-s3cret\n", "rw-------")).isEqualTo("sk-s3cret");
  }

  @Test
  void a_key_that_others_can_read_or_that_is_none_is_refused() {
    assertThatThrownBy(() -> key("sk-s3cret", "rw-r--r--"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> key(" \n", "rw-------")).isInstanceOf(SettingsException.class);
    assertThatThrownBy(() -> key("two s3cret\nwords", "rw-------"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("search.vectors.key_file")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> load("https://h/v1", "KEY_FILE", "missing").key(new Home(directory)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("missing");
  }
}
