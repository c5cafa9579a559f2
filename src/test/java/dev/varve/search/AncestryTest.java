package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AncestryTest {

  @TempDir private Path directory;
  private Path store;
  private Path index;

  @BeforeEach
  void make() throws IOException {
    index = Files.createDirectories(directory.resolve("home/index"));
    store = Files.createFile(index.resolveSibling("varve.db"));
  }

  private void deleteHome() throws IOException {
    Files.delete(store);
    Files.delete(index);
    Files.delete(index.getParent());
  }

  @Test
  void what_was_made_in_the_place_of_a_deleted_home_is_taken_away() throws IOException {
    Ancestry before = Ancestry.of(index);
    deleteHome();
    assertThat(before.isThere()).isFalse();
    Files.createDirectories(index);
    assertThat(before.isThere()).isFalse();
    before.deleteMade();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_the_home_lies_in_stays_although_it_is_empty() throws IOException {
    Ancestry before = Ancestry.of(index);
    deleteHome();
    before.deleteMade();
    assertThat(directory).exists();
  }

  @Test
  void an_index_that_comes_and_goes_in_its_home_is_no_deleted_home() throws IOException {
    Ancestry before = Ancestry.of(index);
    Files.delete(index);
    Files.createDirectories(index);
    assertThat(before.isThere()).isTrue();
  }

  @Test
  void what_others_have_begun_to_fill_stays() throws IOException {
    Ancestry before = Ancestry.of(index);
    deleteHome();
    Path theirs = Files.createFile(Files.createDirectories(index).resolveSibling("worker.lock"));
    assertThat(before.isThere()).isFalse();
    before.deleteMade();
    assertThat(theirs).exists();
  }

  @Test
  void there_is_none_of_what_is_not_there() throws IOException {
    deleteHome();
    assertThatThrownBy(() -> Ancestry.of(index)).isInstanceOf(NoSuchFileException.class);
  }
}
