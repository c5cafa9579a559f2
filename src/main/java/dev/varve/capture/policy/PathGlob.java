package dev.varve.capture.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A pattern for paths, in the manner of gitignore(5): {@code *} and {@code ?} stand for characters of one name, {@code
 * **} for any number of directories; without a leading slash it fits at any depth; a directory includes what is beneath
 * it. Case is ignored, because some file systems do. Matching takes time in proportion to pattern times path, whatever
 * either looks like.
 */
final class PathGlob {

  private static final String ANY_DEPTH = "**";

  private final List<String> names;

  private PathGlob(List<String> names) {
    this.names = names;
  }

  /**
   * A user's pattern.
   *
   * @param home what {@code ~/} stands for
   */
  static PathGlob of(String pattern, Path home) {
    String plain = pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
    return new PathGlob(names(plain.startsWith("/") ? plain : ANY_DEPTH + "/" + plain));
  }

  /** A repository's pattern: it can say something about what lies in the repository, and about nothing else. */
  static PathGlob beneath(Path root, String pattern) {
    String plain = pattern.startsWith("/") ? pattern : "/" + ANY_DEPTH + "/" + pattern;
    return new PathGlob(concatenated(literal(root), names(plain)));
  }

  private static List<String> concatenated(List<String> head, List<String> tail) {
    return Stream.concat(head.stream(), tail.stream()).toList();
  }

  private static List<String> names(String path) {
    return List.of(path.toLowerCase(Locale.ROOT).split("[/\\\\]+", -1)).stream().filter(name -> !name.isEmpty()).toList();
  }

  /** A directory may have a name that would be a pattern; then a character of any kind is close enough. */
  private static List<String> literal(Path root) {
    return names(root.toString()).stream().map(name -> name.replace('*', '?')).toList();
  }

  /** Whether it fits the path or one of the directories around it. */
  boolean includes(Path path) {
    List<String> parts = names(path.toString());
    boolean[] reached = new boolean[names.size() + 1];
    reached[0] = true;
    skipDepths(reached);
    for (String part : parts) {
      if (reached[names.size()]) {
        return true;
      }
      reached = after(part, reached);
    }
    return reached[names.size()];
  }

  /** The places in the pattern that can be reached behind one more name. */
  private boolean[] after(String part, boolean[] before) {
    boolean[] reached = new boolean[before.length];
    for (int i = 0; i < names.size(); i++) {
      if (before[i] && names.get(i).equals(ANY_DEPTH)) {
        reached[i] = true;
      } else if (before[i] && fits(names.get(i), part)) {
        reached[i + 1] = true;
      }
    }
    skipDepths(reached);
    return reached;
  }

  private void skipDepths(boolean[] reached) {
    for (int i = 0; i < names.size(); i++) {
      reached[i + 1] |= reached[i] && names.get(i).equals(ANY_DEPTH);
    }
  }

  /** On a mismatch only the last star is tried one character further, which is enough and never runs wild. */
  private static boolean fits(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int starName = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starName = n;
      } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++starName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
