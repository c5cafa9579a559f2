package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AncestryTest {

  @TempDir private Path directory;
  private Path user;
  private Path index;

  /** The file system's clock goes in steps, and a home is older than one of them. */
  @BeforeEach
  void make() throws IOException {
    user = directory.resolve("user");
    index = Files.createDirectories(user.resolve("home/index"));
    Path later = directory.resolve("later");
    await().until(() -> {
      FileTime now = created(Files.createDirectory(later));
      Files.delete(later);
      return now.compareTo(created(index)) > 0;
    });
  }

  private static FileTime created(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).creationTime();
  }

  private void deleteAll() throws IOException {
    Files.delete(index);
    Files.delete(index.getParent());
    Files.delete(user);
  }

  @Test
  void what_was_made_in_the_place_of_a_deleted_home_is_taken_away() throws IOException {
    Ancestry before = Ancestry.of(index);
    deleteAll();
    assertThat(before.isUnchanged()).isFalse();
    Files.createDirectories(index);
    assertThat(before.isUnchanged()).isFalse();
    before.deleteMade();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_is_still_there_stays() throws IOException {
    Ancestry before = Ancestry.of(index);
    Files.createFile(index.resolve("file"));
    assertThat(before.isUnchanged()).isTrue();
    before.deleteMade();
    assertThat(index.resolve("file")).exists();
  }

  @Test
  void what_others_have_begun_to_fill_stays() throws IOException {
    Ancestry before = Ancestry.of(index);
    deleteAll();
    Path theirs = Files.createDirectories(index).resolveSibling("varve.db");
    Files.createFile(theirs);
    before.deleteMade();
    assertThat(theirs).exists();
  }

  @Test
  void there_is_none_of_what_is_not_there() throws IOException {
    deleteAll();
    assertThatThrownBy(() -> Ancestry.of(index)).isInstanceOf(NoSuchFileException.class);
  }
}
