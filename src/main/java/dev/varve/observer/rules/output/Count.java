package dev.varve.observer.rules.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number in a report that stands right before or right behind its word. */
final class Count {

  private Count() {}

  /** The number of a named group, 0 when the group is missing or absurdly long. */
  static int of(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null || digits.length() > 8 ? 0 : Integer.parseInt(digits);
  }

  /** The number in front of a word, as in {@code 3 failed}; 0 when the line has none. */
  static int before(String line, Pattern word) {
    Matcher matcher = word.matcher(line);
    return matcher.find() ? of(matcher, 1) : 0;
  }
}
