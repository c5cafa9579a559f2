package dev.varve.capture.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {

  private static final Path HOME = Path.of("/home/ada");

  @ParameterizedTest
  @CsvSource({
    "~/private, /home/ada/private/diary.txt, true",
    "~/private, /home/ada/private, true",
    "~/private, /home/ada/privately, false",
    "~/private, /home/bob/private, false",
    "secrets, /work/tally/secrets/key.txt, true",
    "secrets/, /work/tally/secrets/key.txt, true",
    "secrets, /work/tally/src/secrets.txt, false",
    "*.pem, /work/tally/a/b/server.pem, true",
    "*.pem, /work/tally/server.PEM, true",
    "*.pem, /work/tally/server.pem.txt, false",
    "/srv/*/keys, /srv/one/keys/x, true",
    "/srv/*/keys, /srv/one/two/keys/x, false",
    "/srv/**/keys, /srv/one/two/keys/x, true",
    "/srv/**/keys, /srv/keys/x, true",
    "/srv/**, /srv/x, true",
    "config/prod?.toml, /work/config/prod1.toml, true",
    "config/prod?.toml, /work/config/prod.toml, false",
    "**, /anything, true",
    "a*b*c, /x/aXbYc, true",
    "a*b*c, /x/aXbY, false",
  })
  void a_pattern_includes_what_it_should(String pattern, String path, boolean included) {
    assertThat(PathGlob.of(pattern, HOME).includes(Path.of(path))).isEqualTo(included);
  }

  @ParameterizedTest
  @CsvSource({
    "data, /repo/data/x, true",
    "data, /repo/a/data, true",
    "data, /other/data, false",
    "/data, /repo/data, true",
    "/data, /repo/a/data, false",
    "../other, /other/x, false",
    "/etc, /etc/passwd, false",
  })
  void a_repository_speaks_only_of_what_lies_in_it(String pattern, String path, boolean included) {
    assertThat(PathGlob.beneath(Path.of("/repo"), pattern).includes(Path.of(path))).isEqualTo(included);
  }

  @Test
  void no_pattern_runs_wild() {
    String stars = "*a".repeat(100) + "b";
    String depths = "**/a/".repeat(40) + "b";
    Path name = Path.of("/" + "a".repeat(255));
    Path deep = Path.of("/a".repeat(1_000));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(PathGlob.of(stars, HOME).includes(name)).isFalse();
          assertThat(PathGlob.of(depths, HOME).includes(deep)).isFalse();
        });
  }
}
