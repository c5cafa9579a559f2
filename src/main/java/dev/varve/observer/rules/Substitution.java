package dev.varve.observer.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A replacement of one text by another that a script makes in a file. */
record Substitution(String before, String after) {

  private static final Pattern CALL =
      Pattern.compile("\\.replace(?:_all|All)?\\(\\s*+(['\"])(.+?)\\1,\\s*+(['\"])(.*?)\\3");
  private static final int CHARS_MAX = 600;

  /** Reads an expression such as {@code s/old/new/g}. */
  static Optional<Substitution> ofSed(String word) {
    if (word.length() < 5 || word.length() > CHARS_MAX || word.charAt(0) != 's'
        || Character.isLetterOrDigit(word.charAt(1))) {
      return Optional.empty();
    }
    char mark = word.charAt(1);
    int middle = unescaped(word, mark, 2);
    int end = middle < 0 ? -1 : unescaped(word, mark, middle + 1);
    return end < 0
        ? Optional.empty()
        : Optional.of(new Substitution(bare(word.substring(2, middle)), bare(word.substring(middle + 1, end))));
  }

  /** Reads a call such as {@code text.replace("old", "new")}. */
  static Optional<Substitution> ofScript(String line) {
    Matcher call = CALL.matcher(line.length() > CHARS_MAX ? "" : line);
    return call.find() ? Optional.of(new Substitution(call.group(2), call.group(4))) : Optional.empty();
  }

  Change in(FilePath path) {
    return Change.replaced(path, before, after);
  }

  private static int unescaped(String word, char mark, int from) {
    for (int i = from; i < word.length(); i++) {
      if (word.charAt(i) == mark && word.charAt(i - 1) != '\\') {
        return i;
      }
    }
    return -1;
  }

  private static String bare(String expression) {
    return expression.replace("\\", "");
  }
}
