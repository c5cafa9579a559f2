package dev.varve.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one small file of a repository; whatever is wrong with it, it counts as missing. */
final class GitFile {

  /** Far above any real one; a packed-refs file of 10,000 references has 700 kB. */
  private static final int BYTES_MAX = 4 << 20;

  private GitFile() {}

  static Optional<String> text(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      return bytes.length > BYTES_MAX ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The first line, when it is not blank. */
  static Optional<String> line(Path file) {
    return text(file).flatMap(text -> text.lines().findFirst()).map(String::strip).filter(line -> !line.isEmpty());
  }

  static Optional<Path> resolved(Path from, String path) {
    try {
      return Optional.of(from.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
