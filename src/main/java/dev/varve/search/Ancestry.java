package dev.varve.search;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the index lies in and beside, as it was at one moment. Lucene makes each directory that is missing, so a home that
 * is deleted while its index opens would come back, with nothing else in it.
 */
final class Ancestry {

  /**
   * Tells a directory from one that was made in its place, which often gets its number in the file system.
   *
   * @param created null where none is kept, because then Java tells the last change
   */
  private record Mark(@Nullable Object key, @Nullable FileTime created) {

    static Mark of(Path path) throws IOException {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      FileTime created = now.creationTime();
      return new Mark(now.fileKey(), created.equals(now.lastModifiedTime()) ? null : created);
    }

    boolean isOf(Path path) throws IOException {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return Objects.equals(key, now.fileKey()) && (created == null || created.equals(now.creationTime()));
    }
  }

  private final Path index;
  private final Path home;
  private final List<Path> beside;
  private final Map<Path, Mark> above = new LinkedHashMap<>();

  private Ancestry(Path index, Path home, List<Path> beside) {
    this.index = index;
    this.home = home;
    this.beside = beside;
  }

  /** @throws NoSuchFileException when the index has no directory */
  static Ancestry of(Path index) throws IOException {
    Path directory = index.toAbsolutePath();
    Path home = Objects.requireNonNull(directory.getParent(), "an index is never the root");
    Mark.of(directory);
    Ancestry ancestry = new Ancestry(directory, home, beside(directory, home));
    for (Path path = home.getParent(); path != null; path = path.getParent()) {
      ancestry.above.put(path, Mark.of(path));
    }
    return ancestry;
  }

  private static List<Path> beside(Path index, Path home) throws IOException {
    try (Stream<Path> all = Files.list(home)) {
      return all.filter(path -> !path.equals(index)).toList();
    }
  }

  /** Whether anything is left of what lay beside the index; where nothing did, it cannot be told. */
  boolean isThere() {
    return beside.isEmpty() || beside.stream().anyMatch(Files::exists);
  }

  /** Deletes what was made in the place of what is gone; it stays where somebody has put something into it. */
  void deleteMade() throws IOException {
    try {
      Files.deleteIfExists(index);
      Files.deleteIfExists(home);
      for (Map.Entry<Path, Mark> before : above.entrySet()) {
        if (before.getValue().isOf(before.getKey())) {
          return;
        }
        Files.delete(before.getKey());
      }
    } catch (DirectoryNotEmptyException inUse) {
      // A new home was begun meanwhile.
    }
  }
}
