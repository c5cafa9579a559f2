package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {

  private Path root;
  private Path outside;
  private FileHashes hashes;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    Path real = directory.toRealPath();
    root = Files.createDirectory(real.resolve("project"));
    outside = Files.writeString(real.resolve("secret.txt"), "secret");
    hashes = TestingTelling.hashes(real);
  }

  private FileState of(String path) {
    return hashes.of(root, root.resolve(path));
  }

  @Test
  void hash_changes_with_the_content_and_comes_back_with_it() throws IOException {
    Path file = Files.writeString(root.resolve("a.txt"), "one");
    FileState one = of("a.txt");
    assertThat(one).isInstanceOf(FileState.Holds.class).isEqualTo(of("a.txt"));
    Files.writeString(file, "other");
    assertThat(of("a.txt")).isInstanceOf(FileState.Holds.class).isNotEqualTo(one);
    Files.writeString(file, "one");
    assertThat(of("a.txt")).isEqualTo(one);
  }

  @Test
  void missing_file_is_gone() {
    assertThat(of("missing.txt")).isInstanceOf(FileState.Gone.class);
  }

  @Test
  void nothing_beyond_the_root_is_looked_at() throws IOException {
    Files.createSymbolicLink(root.resolve("link.txt"), outside);
    Files.createSymbolicLink(root.resolve("up"), outside.getParent());
    assertThat(of("link.txt")).isInstanceOf(FileState.Unknown.class);
    assertThat(of("up/secret.txt")).isInstanceOf(FileState.Unknown.class);
    assertThat(of("../secret.txt")).isInstanceOf(FileState.Unknown.class);
    assertThat(of("../missing.txt")).isInstanceOf(FileState.Unknown.class);
    assertThat(hashes.of(root, outside)).isInstanceOf(FileState.Unknown.class);
  }

  @Test
  void link_within_the_root_is_followed() throws IOException {
    Files.writeString(root.resolve("a.txt"), "one");
    Files.createSymbolicLink(root.resolve("b.txt"), root.resolve("a.txt"));
    assertThat(of("b.txt")).isEqualTo(of("a.txt"));
  }

  @Test
  void directory_and_huge_file_are_not_read() throws IOException {
    Files.write(root.resolve("huge.bin"), new byte[1_000_001]);
    assertThat(of("huge.bin")).isInstanceOf(FileState.Unknown.class);
    assertThat(of(".")).isInstanceOf(FileState.Unknown.class);
  }
}
