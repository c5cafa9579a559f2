package dev.varve.search.words;

import java.util.Collection;

/**
 * A piece of what stands between two spaces.
 *
 * @param step 1 when it follows the piece before it, 0 when it stands at the same place
 * @param whole whether it is more than letters and so is nothing to be stemmed
 */
record CodeWord(String text, int start, int end, int step, boolean whole) {

  /** A longer whole is a blob, and nobody asks for it. */
  private static final int WHOLE_CHARS_MAX = 160;

  static final int PART_CHARS_MAX = 64;

  /** Adds the pieces of a text without spaces, in order. */
  static void split(CharSequence text, Collection<CodeWord> into) {
    int start = 0;
    int end = text.length();
    while (start < end && !isWord(text.charAt(start))) {
      start++;
    }
    while (end > start && !isWord(text.charAt(end - 1)) && !isSuffix(text.charAt(end - 1))) {
      end--;
    }
    new Splitting(text, into).piece(start, end);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** As in C++ and C#. */
  private static boolean isSuffix(char c) {
    return c == '+' || c == '#';
  }

  /** What stays inside a name; all else separates names. */
  private static boolean isInner(char c) {
    return c == '.' || c == '_' || c == '-' || c == '\'' || c == '’';
  }

  /** The work on one text: names between separators, parts within names. */
  private static final class Splitting {

    private final CharSequence text;
    private final Collection<CodeWord> into;
    private int step = 1;

    Splitting(CharSequence text, Collection<CodeWord> into) {
      this.text = text;
      this.into = into;
    }

    void piece(int start, int end) {
      int first = nameEnd(start, end);
      if (first < end && start < end) {
        whole(start, end);
      }
      int at = start;
      while (at < end) {
        int stop = nameEnd(at, end);
        name(at, stop);
        at = stop + 1;
      }
    }

    private int nameEnd(int start, int end) {
      int at = start;
      while (at < end && (isWord(text.charAt(at)) || isInner(text.charAt(at)))) {
        at++;
      }
      return at;
    }

    private void name(int start, int end) {
      int from = start;
      int to = end;
      while (from < to && isInner(text.charAt(from))) {
        from++;
      }
      while (to > from && isInner(text.charAt(to - 1))) {
        to--;
      }
      to = withoutPossessive(from, to);
      int first = partEnd(from, to);
      if (first < to) {
        whole(from, to);
      }
      int at = from;
      while (at < to) {
        int stop = partEnd(at, to);
        part(at, stop);
        at = stop < to && isBreak(text.charAt(stop)) ? stop + 1 : stop;
      }
    }

    private int withoutPossessive(int from, int to) {
      boolean possessive =
          to - from > 2 && isApostrophe(text.charAt(to - 2)) && (text.charAt(to - 1) == 's' || text.charAt(to - 1) == 'S');
      return possessive ? to - 2 : to;
    }

    /** A part ends before a dot, a dash, an underscore and a hump. */
    private int partEnd(int start, int end) {
      int at = start;
      while (at < end && !isBreak(text.charAt(at)) && !(at > start && isHump(at, end))) {
        at++;
      }
      return at;
    }

    /** At {@code parse|User}, {@code HTTP|Server} and {@code utf8|Decoder}. */
    private boolean isHump(int at, int end) {
      if (!Character.isUpperCase(text.charAt(at))) {
        return false;
      }
      return !Character.isUpperCase(text.charAt(at - 1)) || (at + 1 < end && Character.isLowerCase(text.charAt(at + 1)));
    }

    private void whole(int start, int end) {
      if (end - start <= WHOLE_CHARS_MAX) {
        String piece = text.subSequence(start, end).toString();
        add(piece, start, end, !isLetters(piece));
        step = 0;
      }
    }

    private void part(int start, int end) {
      if (end > start && end - start <= PART_CHARS_MAX) {
        String part = text.subSequence(start, end).toString();
        add(part.indexOf('\'') < 0 && part.indexOf('’') < 0 ? part : part.replaceAll("['’]", ""), start, end, hasDigit(part));
        step = 1;
      }
    }

    private void add(String piece, int start, int end, boolean whole) {
      into.add(new CodeWord(piece, start, end, step, whole));
    }

    private static boolean isBreak(char c) {
      return c == '.' || c == '_' || c == '-';
    }

    private static boolean isApostrophe(char c) {
      return c == '\'' || c == '’';
    }

    private static boolean isLetters(String piece) {
      for (int i = 0; i < piece.length(); i++) {
        if (!Character.isLetter(piece.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean hasDigit(String part) {
      for (int i = 0; i < part.length(); i++) {
        if (Character.isDigit(part.charAt(i))) {
          return true;
        }
      }
      return false;
    }
  }
}
