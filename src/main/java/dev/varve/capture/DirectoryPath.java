package dev.varve.capture;

import java.util.Optional;
import java.util.regex.Pattern;

/** What doors take for the path of a directory, here or on the machine of a client. */
public final class DirectoryPath {

  private static final Pattern ABSOLUTE = Pattern.compile("(?:/|[A-Za-z]:[\\\\/]|\\\\\\\\).*", Pattern.DOTALL);

  private DirectoryPath() {}

  /** What is against it, as the rest of a sentence about it; empty when it may be taken. */
  public static Optional<String> objection(String path) {
    if (path.length() > FieldLimits.PATH_LENGTH_MAX) {
      return Optional.of("may have " + FieldLimits.PATH_LENGTH_MAX + " characters");
    }
    if (path.codePoints().anyMatch(DirectoryPath::isUnwritable)) {
      return Optional.of("may have no control characters");
    }
    return ABSOLUTE.matcher(path).matches() ? Optional.empty() : Optional.of("must be an absolute path");
  }

  private static boolean isUnwritable(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }
}
