package dev.varve.capture.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paths that are excluded, seen from one directory. Immutable. */
final class PathRules {

  private static final int LENGTH_MAX = 4_096;

  private final List<PathGlob> globs;
  private final Optional<Path> cwd;
  private final Predicate<Path> elsewhere;

  private PathRules(List<PathGlob> globs, Optional<Path> cwd, Predicate<Path> elsewhere) {
    this.globs = List.copyOf(globs);
    this.cwd = cwd;
    this.elsewhere = elsewhere;
  }

  /**
   * Those of patterns, and of whoever else knows of paths.
   *
   * @param cwd the client's working directory; relative paths count from it
   * @param elsewhere is asked about absolute paths that fit no pattern
   */
  static PathRules of(List<PathGlob> globs, @Nullable String cwd, Predicate<Path> elsewhere) {
    return new PathRules(globs, cwd == null ? Optional.empty() : path(cwd), elsewhere);
  }

  PathRules and(List<PathGlob> more) {
    return new PathRules(Stream.concat(globs.stream(), more.stream()).toList(), cwd, elsewhere);
  }

  boolean hasPatterns() {
    return !globs.isEmpty();
  }

  boolean excludeCwd() {
    return cwd.isPresent() && fitsAnyhow(cwd.get());
  }

  /** Whether a path as a client or a command writes it is excluded: as written, and where its links lead. */
  boolean exclude(String written) {
    String plain = written.startsWith("file://") ? written.substring("file://".length()) : written;
    if (plain.isBlank() || plain.length() > LENGTH_MAX) {
      return false;
    }
    String absolute = plain.startsWith("~/") ? System.getProperty("user.home") + plain.substring(1) : plain;
    return path(absolute)
        .map(path -> cwd.map(from -> from.resolve(path)).orElse(path).normalize())
        .filter(path -> fitsAnyhow(path) || path.isAbsolute() && elsewhere.test(path))
        .isPresent();
  }

  private boolean fitsAnyhow(Path path) {
    return hasPatterns() && (fits(path) || real(path).filter(this::fits).isPresent());
  }

  private boolean fits(Path path) {
    return globs.stream().anyMatch(glob -> glob.includes(path));
  }

  /** Of a file that is yet to be written, its directory counts. */
  private static Optional<Path> real(Path path) {
    Path here = path;
    while (here != null && !Files.exists(here)) {
      here = here.getParent();
    }
    try {
      return here == null ? Optional.empty() : Optional.of(here.toRealPath().resolve(here.relativize(path)));
    } catch (IOException goneMeanwhile) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
