package dev.varve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitObjectsTest {

  private static final String UNKNOWN = "ff".repeat(20);

  @TempDir private Path folder;

  private static boolean holds(Path root, String... hashes) {
    return GitObjects.of(root.resolve(".git")).containsAny(List.of(hashes));
  }

  private Path packed(String name) throws IOException, InterruptedException {
    Path root = TestingGit.repository(folder.resolve(name));
    for (int i = 0; i < 20; i++) {
      TestingGit.run(root, "commit", "--quiet", "--allow-empty", "--message=work " + i);
    }
    TestingGit.run(root, "gc", "--quiet", "--aggressive", "--prune=now");
    return root;
  }

  private static Path index(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".git/objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(".idx")).findFirst().orElseThrow();
    }
  }

  @Test
  void a_loose_commit_is_found() throws IOException, InterruptedException {
    Path root = TestingGit.init(folder.resolve("loose"));
    String first = TestingGit.commit(root);
    assertThat(holds(root, first)).isTrue();
    assertThat(holds(root, UNKNOWN)).isFalse();
    assertThat(holds(root, UNKNOWN, first)).isTrue();
    assertThat(holds(root)).isFalse();
  }

  @Test
  void every_packed_commit_is_found_and_no_other() throws IOException, InterruptedException {
    Path root = packed("packed");
    List<String> all = TestingGit.run(root, "rev-list", "HEAD").lines().toList();
    assertThat(all).hasSize(21).allSatisfy(hash -> {
      assertThat(holds(root, hash)).isTrue();
      assertThat(holds(root, hash.substring(0, 39) + (hash.endsWith("0") ? "1" : "0"))).isFalse();
    });
    assertThat(holds(root, "00".repeat(20), UNKNOWN)).isFalse();
  }

  @Test
  void a_fresh_clone_holds_the_older_commits() throws IOException, InterruptedException {
    Path root = packed("origin");
    String older = TestingGit.run(root, "rev-parse", "HEAD~5");
    TestingGit.run(folder, "clone", "--quiet", "--no-local", root.toString(), "clone");
    assertThat(holds(folder.resolve("clone"), older)).isTrue();
  }

  @Test
  void hashes_of_the_longer_kind_are_found_too() throws IOException, InterruptedException {
    Path root = folder.resolve("sha256");
    TestingGit.run(folder, "init", "--quiet", "--object-format=sha256", root.toString());
    String hash = TestingGit.commit(root);
    assertThat(hash).hasSize(64);
    assertThat(holds(root, hash)).isTrue();
    TestingGit.run(root, "gc", "--quiet", "--prune=now");
    assertThat(holds(root, hash)).isTrue();
  }

  /** By these a repository could show the objects of another one as its own. */
  @Test
  void neither_alternates_nor_links_are_followed() throws IOException, InterruptedException {
    Path real = TestingGit.repository(folder.resolve("real"));
    String hash = TestingGit.run(real, "rev-parse", "HEAD");
    TestingGit.run(folder, "clone", "--quiet", "--shared", real.toString(), "shared");
    assertThat(holds(folder.resolve("shared"), hash)).isFalse();

    Path linked = Files.createDirectories(folder.resolve("linked/.git"));
    Files.createSymbolicLink(linked.resolve("objects"), real.resolve(".git/objects"));
    assertThat(holds(folder.resolve("linked"), hash)).isFalse();

    Path folders = Files.createDirectories(folder.resolve("folders/.git/objects"));
    Files.createSymbolicLink(
        folders.resolve(hash.substring(0, 2)), real.resolve(".git/objects/" + hash.substring(0, 2)));
    assertThat(holds(folder.resolve("folders"), hash)).isFalse();
  }

  @Test
  void a_damaged_or_hostile_index_holds_nothing() throws IOException, InterruptedException {
    Path root = packed("damaged");
    String hash = TestingGit.run(root, "rev-parse", "HEAD");
    Path index = index(root);
    byte[] sound = Files.readAllBytes(index);
    byte[] endless = sound.clone();
    for (int i = 0; i < 256; i++) {
      ByteBuffer.wrap(endless).putInt(8 + 4 * i, i % 2 == 0 ? -1 : 0);
    }
    byte[] version = sound.clone();
    version[7] = 9;
    index.toFile().setWritable(true);
    for (byte[] bad : List.of(new byte[0], new byte[8], version, endless, Arrays.copyOf(sound, 1_040))) {
      Files.write(index, bad);
      assertThat(holds(root, hash)).isFalse();
    }
    Files.write(index, sound);
    assertThat(holds(root, hash)).isTrue();
  }

  @Test
  void what_is_no_hash_is_never_looked_for() throws IOException, InterruptedException {
    Path root = TestingGit.repository(folder.resolve("odd"));
    assertThat(holds(root, "../../config", "", "zz".repeat(20))).isFalse();
    assertThat(GitObjects.of(folder.resolve("nowhere")).containsAny(List.of(UNKNOWN))).isFalse();
  }
}
