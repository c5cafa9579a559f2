package dev.varve.capture.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the spool held and nobody can take: torn, foreign or refused. The newest are kept for a look, of payloads what may
 * be kept of them, each with a file beside it that says why.
 */
record BadFiles(Path path) {

  private static final int FILES_MAX = 1_000;
  private static final long BYTES_MAX = 64_000_000;

  /** Behind the name of a file whose reason it holds; no event and no pointer ends like this. */
  private static final String REASON = ".why";

  private static final int REASON_CHARS_MAX = 500;

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** One of them. */
  record BadFile(Path file, BasicFileAttributes attributes) {}

  static BadFiles of(Path spool) {
    return new BadFiles(spool.resolve("bad"));
  }

  /** Takes a file in as it is; the directory exists. */
  void add(Path file, String why) throws IOException {
    Path bad = path.resolve(file.getFileName());
    Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
    explain(bad, why);
  }

  /** Takes in what remains of a file, which goes last, so that a crash leaves it to be taken in again. */
  void add(Path file, String remains, String why) throws IOException {
    Path bad = path.resolve(file.getFileName());
    FileTime at = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
    Files.deleteIfExists(bad);
    Files.createFile(bad, OWNER_ONLY);
    Files.writeString(bad, remains);
    Files.setLastModifiedTime(bad, at);
    explain(bad, why);
    Files.delete(file);
  }

  private static void explain(Path bad, String why) throws IOException {
    Files.writeString(reason(bad), why.substring(0, Math.min(why.length(), REASON_CHARS_MAX)) + "\n");
  }

  private static Path reason(Path bad) {
    return bad.resolveSibling(bad.getFileName() + REASON);
  }

  private static boolean isReason(String name) {
    return name.endsWith(REASON);
  }

  /** Zero also for a directory that cannot be read. */
  int count() {
    String[] files = path.toFile().list((_, name) -> !isReason(name));
    return files == null ? 0 : files.length;
  }

  /** How many there are for each reason, the newest first; those without one are left out. */
  SequencedMap<String, Integer> reasons() throws IOException {
    SequencedMap<String, Integer> reasons = new LinkedHashMap<>();
    for (BadFile bad : all()) {
      Path reason = reason(bad.file());
      if (Files.isRegularFile(reason, LinkOption.NOFOLLOW_LINKS)) {
        reasons.merge(Files.readString(reason).strip(), 1, Integer::sum);
      }
    }
    return reasons;
  }

  /** The newest first. */
  List<BadFile> all() throws IOException {
    List<BadFile> all = new ArrayList<>();
    if (!Files.isDirectory(path)) {
      return all;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(path, file -> !isReason(file.getFileName().toString()))) {
      for (Path file : files) {
        all.add(
            new BadFile(file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
      }
    }
    all.sort(Comparator.<BadFile, Long>comparing(bad -> bad.attributes().lastModifiedTime().toMillis()).reversed());
    return all;
  }

  /** Keeps the newest, and no reason of a file that somebody has moved back. */
  void trim() throws IOException {
    if (!Files.isDirectory(path)) {
      return;
    }
    trimFiles();
    try (DirectoryStream<Path> reasons = Files.newDirectoryStream(path, "*" + REASON)) {
      for (Path reason : reasons) {
        String name = reason.getFileName().toString();
        if (!Files.exists(reason.resolveSibling(name.substring(0, name.length() - REASON.length())))) {
          Files.delete(reason);
        }
      }
    }
  }

  private void trimFiles() throws IOException {
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
