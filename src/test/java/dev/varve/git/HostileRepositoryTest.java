package dev.varve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository is somebody else's: whatever its files say, they lead nowhere and start nothing. */
@Timeout(60)
class HostileRepositoryTest {

  private static final String SECRET_ORIGIN = "[remote \"origin\"]\n\turl = https://example.org/stolen.git\n";

  private Path folder;
  private Path root;

  @BeforeEach
  void repository(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary.toRealPath();
    root = TestingGit.repository(folder.resolve("hostile"));
  }

  private void config(String text) throws IOException {
    Files.writeString(root.resolve(".git/config"), text);
  }

  private GitCheckout checkout() {
    return GitCheckout.at(root).orElseThrow();
  }

  @Test
  void includes_are_not_followed() throws IOException {
    Path included = Files.writeString(folder.resolve("included"), SECRET_ORIGIN);
    config("[include]\n\tpath = " + included + "\n[includeIf \"gitdir:/\"]\n\tpath = " + included + "\n");
    assertThat(checkout().origin()).isNull();
  }

  @Test
  void programs_named_in_the_configuration_are_never_run() throws Exception {
    Path proof = folder.resolve("was-run");
    Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\ntouch '" + proof + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    for (String key : new String[] {"core.fsmonitor", "core.sshCommand", "core.pager", "alias.status"}) {
      TestingGit.run(root, "config", key, (key.startsWith("alias") ? "!" : "") + program);
    }
    Files.createSymbolicLink(root.resolve(".git/hooks/post-index-change"), program);
    assertThat(checkout().branch()).isEqualTo("main");
    assertThat(proof).doesNotExist();
    TestingGit.run(root, "status");
    assertThat(proof).as("the trap works: git itself steps into it").exists();
  }

  @Test
  void huge_configuration_counts_as_missing() throws IOException {
    config(SECRET_ORIGIN + "#".repeat(5 << 20));
    assertThat(checkout().origin()).isNull();
    assertThat(checkout().branch()).isEqualTo("main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://e\u0001vil/x", "https://evil/\u001b[2Jx", "https://evil/\u0085x", "\u0000"})
  void address_with_control_characters_counts_as_missing(String url) throws IOException {
    config("[remote \"origin\"]\n\turl = " + url + "\n");
    assertThat(checkout().origin()).isNull();
  }

  @Test
  void endless_address_counts_as_missing() throws IOException {
    config("[remote \"origin\"]\n\turl = https://example.org/" + "x".repeat(10_000) + "\n");
    assertThat(checkout().origin()).isNull();
  }

  @Test
  void bytes_that_are_no_text_break_nothing() throws IOException {
    byte[] bytes = new byte[4_096];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(root.resolve(".git/config"), bytes);
    Files.write(root.resolve(".git/packed-refs"), bytes);
    Files.write(root.resolve(".git/HEAD"), bytes);
    assertThat(checkout()).isEqualTo(new GitCheckout(root, root.resolve(".git"), null, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ref: refs/heads/../../../../secret",
        "ref: /etc/hostname",
        "ref: refs/heads/a b",
        "ref: refs/heads/a\u0007b",
        "ref: refs/heads/a\\b",
        "ref: ",
        "0123456789abcdef",
        "anything at all"
      })
  void head_that_leads_elsewhere_tells_nothing(String head) throws IOException {
    Files.writeString(folder.resolve("secret"), "0123456789abcdef0123456789abcdef01234567\n");
    Files.writeString(root.resolve(".git/HEAD"), head + "\n");
    assertThat(checkout().branch()).isNull();
    assertThat(checkout().head()).isNull();
  }

  @Test
  void head_that_is_a_link_to_another_file_shows_nothing_of_it() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "root:x:0:0\n");
    Files.delete(root.resolve(".git/HEAD"));
    Files.createSymbolicLink(root.resolve(".git/HEAD"), secret);
    assertThat(checkout()).isEqualTo(new GitCheckout(root, root.resolve(".git"), null, null, null));
  }

  @Test
  void reference_that_is_a_link_to_another_file_shows_nothing_of_it() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "root:x:0:0\n");
    Files.delete(root.resolve(".git/refs/heads/main"));
    Files.createSymbolicLink(root.resolve(".git/refs/heads/main"), secret);
    assertThat(checkout().head()).isNull();
  }

  @Test
  void pipe_or_device_in_a_files_place_is_not_waited_for() throws Exception {
    Files.delete(root.resolve(".git/HEAD"));
    Files.createSymbolicLink(root.resolve(".git/HEAD"), Path.of("/dev/zero"));
    assertThat(GitCheckout.at(root)).isEmpty();
    Files.delete(root.resolve(".git/HEAD"));
    assertThat(new ProcessBuilder("mkfifo", root.resolve(".git/HEAD").toString()).start().waitFor()).isZero();
    assertThat(GitCheckout.at(root)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gitdir: /nowhere/at/all", "gitdir: ../gone", "gitdir:", "gitdir: a\u0000b", "nonsense", ""})
  void pointer_to_nowhere_is_no_checkout(String pointer) throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve(".git"), pointer);
    assertThat(GitCheckout.at(tree)).isEmpty();
  }

  @Test
  void reference_tables_are_not_taken_for_a_branch() throws IOException {
    Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/.invalid\n");
    assertThat(checkout().branch()).isNull();
    assertThat(checkout().head()).isNull();
  }
}
