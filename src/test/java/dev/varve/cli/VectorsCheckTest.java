package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.embed.TestingEndpoint;
import dev.varve.health.Finding;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VectorsCheckTest {

  @TempDir private Path directory;

  private List<Finding> findings(Map<String, String> env) throws InterruptedException {
    return new VectorsCheck(new Home(directory), env, InstantSource.system()).findings();
  }

  @Test
  void nothing_is_said_of_what_is_not_set_up() throws InterruptedException {
    assertThat(findings(Map.of())).isEmpty();
  }

  @Test
  void the_model_is_asked_and_what_is_wrong_with_it_told() throws IOException, InterruptedException {
    try (TestingEndpoint endpoint = TestingEndpoint.open()) {
      Map<String, String> env =
          Map.of("VARVE_SEARCH_VECTORS_URL", endpoint.base().toString(), "VARVE_SEARCH_VECTORS_MODEL", "toy");
      assertThat(findings(env)).containsExactly(Finding.ok("vectors", "toy answers with 16 numbers"));
      endpoint.reply(404, "no such model");
      assertThat(findings(env)).singleElement().satisfies(finding -> {
        assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
        assertThat(finding.detail()).contains("404", "words alone");
        assertThat(finding.remedy()).contains("search.vectors.model");
      });
      endpoint.close();
      assertThat(findings(env)).singleElement().satisfies(
          finding -> assertThat(finding.remedy()).contains("search.vectors.url"));
    }
  }

  @Test
  void a_key_that_cannot_be_read_is_told() throws InterruptedException {
    Map<String, String> env =
        Map.of(
            "VARVE_SEARCH_VECTORS_URL", "https://127.0.0.1:1/v1",
            "VARVE_SEARCH_VECTORS_MODEL", "toy",
            "VARVE_SEARCH_VECTORS_KEY_FILE", "missing");
    assertThat(findings(env)).singleElement().satisfies(
        finding -> assertThat(finding.detail()).contains("search.vectors.key_file", "missing"));
  }
}
