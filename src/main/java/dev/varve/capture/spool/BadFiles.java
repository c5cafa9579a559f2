package dev.varve.capture.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the spool held and nobody can take: torn, foreign or refused. The newest are kept for a look. */
record BadFiles(Path path) {

  private static final int FILES_MAX = 1_000;
  private static final long BYTES_MAX = 64_000_000;

  /** One of them. */
  record BadFile(Path file, BasicFileAttributes attributes) {}

  static BadFiles of(Path spool) {
    return new BadFiles(spool.resolve("bad"));
  }

  /** Zero also for a directory that cannot be read. */
  int count() {
    String[] names = path.toFile().list();
    return names == null ? 0 : names.length;
  }

  /** The newest first. */
  List<BadFile> all() throws IOException {
    List<BadFile> all = new ArrayList<>();
    if (!Files.isDirectory(path)) {
      return all;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        all.add(
            new BadFile(file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
      }
    }
    all.sort(Comparator.<BadFile, Long>comparing(bad -> bad.attributes().lastModifiedTime().toMillis()).reversed());
    return all;
  }

  void trim() throws IOException {
    int files = 0;
    long bytes = 0;
    for (BadFile bad : all()) {
      bytes += bad.attributes().size();
      if (++files > FILES_MAX || bytes > BYTES_MAX) {
        Files.delete(bad.file());
      }
    }
  }
}
