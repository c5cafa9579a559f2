package dev.varve.capture;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What a field may hold, whoever sends it. */
final class FieldLimits {

  /** Longest id of any kind, in characters; real ones have 36. */
  static final int ID_LENGTH_MAX = 200;

  /** Longest path, in characters: PATH_MAX of Linux. */
  static final int PATH_LENGTH_MAX = 4096;

  /** Highest number a client may give; numbers count on from it, so it must leave room. */
  static final int COUNT_MAX = 1_000_000;

  /** Most elements of an array; real ones have a few dozen at most. */
  static final int ELEMENTS_MAX = 1_000;

  private FieldLimits() {}

  /** An id is 1 to 200 visible characters; white space, control characters and lone surrogates are refused. */
  static String checkedId(String name, String value) {
    if (value.isEmpty() || value.length() > ID_LENGTH_MAX || !isVisible(value)) {
      throw BadPayload.malformed("'" + name + "' must have 1 to " + ID_LENGTH_MAX + " visible characters");
    }
    return value;
  }

  /** The same with an underscore for each character that is not visible. */
  static String visibleId(String name, String value) {
    if (isVisible(value)) {
      return checkedId(name, value);
    }
    StringBuilder visible = new StringBuilder();
    value.codePoints().forEach(point -> visible.appendCodePoint(invisible(point) ? '_' : point));
    return checkedId(name, visible.toString());
  }

  static @Nullable String checkedPath(String name, @Nullable String value) {
    if (value != null && !isPath(value)) {
      throw BadPayload.malformed("the field '" + name + "' is no path of at most " + PATH_LENGTH_MAX + " characters");
    }
    return value;
  }

  static boolean isPath(String value) {
    return value.length() <= PATH_LENGTH_MAX && (isAscii(value, ' ') || !any(value, FieldLimits::unstorable));
  }

  private static boolean isVisible(String value) {
    return isAscii(value, '!') || !any(value, FieldLimits::invisible);
  }

  /** Nearly all ids and paths are, which spares a closer look at their characters. */
  private static boolean isAscii(String value, char first) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < first || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean any(String value, IntPredicate unwanted) {
    return value.codePoints().anyMatch(unwanted);
  }

  private static boolean invisible(int codePoint) {
    return Character.isWhitespace(codePoint) || unstorable(codePoint);
  }

  private static boolean unstorable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
