package dev.varve.search;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A directory and those above it as they were at one moment. Lucene makes each that is missing, so a home that is deleted
 * while its index opens would come back, empty.
 */
final class Ancestry {

  /** Tells a directory from one that was made in its place, which may get its number in the file system. */
  private record Mark(@Nullable Object key, FileTime created) {}

  private final Map<Path, Mark> marks = new LinkedHashMap<>();

  private Ancestry() {}

  /** @throws NoSuchFileException when it is not there */
  static Ancestry of(Path directory) throws IOException {
    Ancestry ancestry = new Ancestry();
    for (Path path = directory.toAbsolutePath(); path != null; path = path.getParent()) {
      ancestry.marks.put(path, mark(path));
    }
    return ancestry;
  }

  private static Mark mark(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Mark(attributes.fileKey(), attributes.creationTime());
  }

  /** Whether each is there and the one it was. */
  boolean isUnchanged() throws IOException {
    try {
      return made().isEmpty();
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** Deletes what was made since in the place of another; it stays where somebody has put something into it. */
  void deleteMade() throws IOException {
    for (Path path : made()) {
      try {
        Files.delete(path);
      } catch (DirectoryNotEmptyException inUse) {
        return;
      }
    }
  }

  /** The innermost first. */
  private List<Path> made() throws IOException {
    List<Path> made = new ArrayList<>();
    for (Map.Entry<Path, Mark> before : marks.entrySet()) {
      if (!before.getValue().equals(mark(before.getKey()))) {
        made.add(before.getKey());
      }
    }
    return made;
  }
}
