package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckTest {

  @TempDir private Path directory;

  @Test
  void patterns_with_which_no_worker_starts_are_named() throws IOException {
    RulesCheck check = new RulesCheck(new Home(directory), Map.of());
    assertThat(check.findings()).isEmpty();

    Files.writeString(directory.resolve("secrets.rules"), "key acme\nmatch (a+)+b\n");
    assertThat(check.findings()).singleElement().satisfies(finding -> {
      assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
      assertThat(finding.detail()).contains("secrets.rules");
      assertThat(finding.remedy()).contains("varve redact --try");
    });
  }
}
