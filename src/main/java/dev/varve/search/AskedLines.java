package dev.varve.search;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The lines by which all that was learned in a turn repeats what was asked in it, which is a memory of its own. */
final class AskedLines {

  private static final Pattern LINE = Pattern.compile("^Asked: .*$", Pattern.MULTILINE);

  /** Of most texts it says at once that they have no such line. */
  private static final String MARK = "Asked: ";

  private AskedLines() {}

  /** Where they are. */
  static List<MatchResult> in(String text) {
    return text.contains(MARK) ? LINE.matcher(text).results().toList() : List.of();
  }

  static String without(String text) {
    return text.contains(MARK) ? LINE.matcher(text).replaceAll("") : text;
  }
}
