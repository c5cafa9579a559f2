package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever manages the machine may switch hooks off, in one file or in many. */
class ClaudeSwitchesTest {

  @TempDir private Path managed;

  private void write(String file, String text) throws IOException {
    Path path = managed.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String objection() throws Exception {
    return new ClaudeSwitches(managed.resolve("none.json"), managed)
        .objection()
        .map(finding -> finding.detail())
        .orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disableAllHooks", "allowManagedHooksOnly"})
  void switch_is_found_with_the_file_that_has_it(String name) throws Exception {
    assertThat(objection()).isEmpty();
    write("managed-settings.json", "{\"%s\": true}".formatted(name));
    assertThat(objection()).contains(name, managed.resolve("managed-settings.json").toString());
    write("managed-settings.json", "{\"%s\": false}".formatted(name));
    assertThat(objection()).isEmpty();
    write("managed-settings.d/20-hooks.json", "{\"%s\": true}".formatted(name));
    assertThat(objection()).contains(name, managed.resolve("managed-settings.d/20-hooks.json").toString());
  }

  @Test
  void the_last_file_by_name_decides() throws Exception {
    write("managed-settings.json", "{\"disableAllHooks\": true}");
    write("managed-settings.d/10-team.json", "{\"disableAllHooks\": false}");
    assertThat(objection()).isEmpty();
    write("managed-settings.d/20-more.json", "{\"env\": {}}");
    assertThat(objection()).isEmpty();
    write("managed-settings.d/30-strict.json", "{\"disableAllHooks\": true}");
    assertThat(objection()).contains("30-strict.json");
  }

  @Test
  void files_that_claude_code_does_not_read_say_nothing() throws Exception {
    write("managed-settings.d/.hidden.json", "{\"disableAllHooks\": true}");
    write("managed-settings.d/old.json.bak", "{\"disableAllHooks\": true}");
    assertThat(objection()).isEmpty();
  }
}
