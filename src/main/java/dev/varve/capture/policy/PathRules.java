package dev.varve.capture.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paths that are excluded, seen from one directory. Immutable. */
final class PathRules {

  private static final int LENGTH_MAX = 4_096;

  /** How shells write the user's directory. */
  private static final Pattern HOME = Pattern.compile("^(?:~|\\$HOME|\\$\\{HOME})/");

  private final List<PathGlob> globs;
  private final @Nullable Path cwd;
  private final Path user;
  private final Predicate<Path> elsewhere;

  private PathRules(List<PathGlob> globs, @Nullable Path cwd, Path user, Predicate<Path> elsewhere) {
    this.globs = List.copyOf(globs);
    this.cwd = cwd;
    this.user = user;
    this.elsewhere = elsewhere;
  }

  /**
   * Those of patterns, and of whoever else knows of paths.
   *
   * @param cwd the client's working directory; relative paths count from it
   * @param user the directory that {@code ~} and {@code $HOME} stand for
   * @param elsewhere is asked about absolute paths that fit no pattern
   */
  static PathRules of(List<PathGlob> globs, @Nullable String cwd, Path user, Predicate<Path> elsewhere) {
    return new PathRules(globs, cwd == null ? null : path(cwd), user, elsewhere);
  }

  PathRules and(List<PathGlob> more) {
    return new PathRules(Stream.concat(globs.stream(), more.stream()).toList(), cwd, user, elsewhere);
  }

  boolean hasPatterns() {
    return !globs.isEmpty();
  }

  boolean excludeCwd() {
    return cwd != null && fitsAnyhow(cwd);
  }

  /** Whether a path as a client or a command writes it is excluded: as written, and where its links lead. */
  boolean exclude(String written) {
    String plain = written.startsWith("file://") ? written.substring("file://".length()) : written;
    if (plain.isBlank() || plain.length() > LENGTH_MAX) {
      return false;
    }
    Path path = path(withoutShorthand(plain));
    return path != null && exclude((cwd == null ? path : cwd.resolve(path)).normalize());
  }

  private boolean exclude(Path path) {
    return fitsAnyhow(path) || path.isAbsolute() && elsewhere.test(path);
  }

  private String withoutShorthand(String path) {
    return path.charAt(0) != '~' && path.charAt(0) != '$'
        ? path
        : HOME.matcher(path).replaceFirst(Matcher.quoteReplacement(user + "/"));
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

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
