package dev.varve.capture.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that anybody may have written. */
class ProjectFileTextTest {

  @TempDir private Path root;

  private ProjectFile read(String text) throws IOException {
    Files.writeString(root.resolve(".varve.toml"), text);
    return ProjectFileText.read(root);
  }

  @Test
  void what_narrows_is_taken() throws IOException {
    ProjectFile file =
        read("capture = false\nexclude_paths = [\"data\", \"*.sql\"]\nretention = \"30d\"\nlabel = \"Tally\"\n");
    assertThat(file.capture()).isFalse();
    assertThat(file.excludePaths()).containsExactly("data", "*.sql");
    assertThat(file.retention()).isEqualTo("30d");
    assertThat(file.label()).isEqualTo("Tally");
    assertThat(file.problems()).isEmpty();
  }

  @Test
  void no_file_asks_for_nothing() {
    assertThat(ProjectFileText.read(root)).isEqualTo(ProjectFile.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "observer = \"claude\"",
        "[redaction]\ntime_max = \"1ms\"",
        "server = { port = 1 }",
        "exclude_paths = 7",
        "label = \"git:x\"",
        "retention = \"for ever\"",
        "project = \"tally\"",
        "exclude_paths = [[\"a\"]]"
      })
  void what_it_may_not_say_changes_nothing_and_is_told(String text) throws IOException {
    ProjectFile file = read(text);
    assertThat(file.capture()).isTrue();
    assertThat(List.of(file.excludePaths().size(), file.problems().size())).isEqualTo(List.of(0, 1));
    assertThat(file.project()).isNull();
    assertThat(file.label()).isNull();
  }

  @Test
  void a_mistake_in_the_switch_means_less() throws IOException {
    assertThat(read("capture = \"no\"").capture()).isFalse();
  }

  @Test
  void to_belong_to_a_project_needs_trust() throws IOException {
    ProjectFile file = read("project = \"git:github.com/acme/tally\"\nlabel = \"x\"");
    assertThat(file.project()).isEqualTo("git:github.com/acme/tally");
    assertThat(file.untrusted().project()).isNull();
    assertThat(file.untrusted().label()).isEqualTo("x");
    assertThat(file.untrusted().problems()).singleElement().asString().contains("varve trust");
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture = ", "= = =", "[[[[", "\u0000", "capture = false\ncapture = false", "a.b = 1\na = 2"})
  void text_that_is_no_toml_is_ignored_as_a_whole(String text) throws IOException {
    ProjectFile file = read(text);
    assertThat(file.capture()).isTrue();
    assertThat(file.problems()).hasSize(1);
  }

  @Test
  void a_huge_file_is_ignored_as_a_whole() throws IOException {
    assertThat(read("capture = false\n#" + "x".repeat(70_000)).problems()).singleElement().asString().contains("bytes");
  }

  @Test
  void a_deep_file_is_ignored_as_a_whole() throws IOException {
    assertThat(read("a = " + "[".repeat(20_000) + "]".repeat(20_000)).problems()).hasSize(1);
    assertThat(read("a" + ".a".repeat(15_000) + " = 1").problems()).isNotEmpty();
  }

  @Test
  void a_link_out_of_the_repository_is_not_followed(@TempDir Path elsewhere) throws IOException {
    Path target = Files.writeString(elsewhere.resolve("target"), "label = \"stolen\"");
    Files.createSymbolicLink(root.resolve(".varve.toml"), target);
    ProjectFile file = ProjectFileText.read(root);
    assertThat(file.label()).isNull();
    assertThat(file.problems()).singleElement().asString().contains("link");
  }

  @Test
  void a_directory_in_its_place_is_ignored() throws IOException {
    Files.createDirectory(root.resolve(".varve.toml"));
    assertThat(ProjectFileText.read(root).problems()).hasSize(1);
  }

  @Test
  void any_bytes_are_read_without_an_error() {
    Random random = new Random(7);
    String words = "capture=false\n[]{}\"'#.,0123456789e-+_:TZ\\u exclude_paths label project retention inf nan\r\t";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(words.charAt(random.nextInt(words.length())));
      }
      assertThat(ProjectFileText.parse(text.toString().getBytes(UTF_8))).as("%s", text).isNotNull();
    }
  }

  @Test
  void only_the_very_text_that_was_trusted_is_trusted(@TempDir Path home) throws IOException {
    TrustedFiles trusted = new TrustedFiles(home);
    assertThat(trusted.trust(root)).isInstanceOf(TrustedFiles.Outcome.Refused.class);
    String hash = read("project = \"git:a/b\"").hash();
    assertThat(trusted.trusts(root, hash)).isFalse();
    assertThat(trusted.trust(root)).isInstanceOf(TrustedFiles.Outcome.Trusted.class);
    assertThat(trusted.trusts(root, hash)).isTrue();
    assertThat(trusted.trusts(root, read("project = \"git:a/c\"").hash())).isFalse();
    assertThat(new TrustedFiles(home).trusts(root, hash)).isTrue();
    assertThat(Files.getPosixFilePermissions(home.resolve("trusted"))).hasSize(2);
    assertThat(trusted.revoke(root)).isTrue();
    assertThat(trusted.trusts(root, hash)).isFalse();
  }
}
