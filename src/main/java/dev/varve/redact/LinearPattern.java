package dev.varve.redact;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a regular expression is safe for Java's backtracking matcher. What can make it exponential is refused
 * outright: back references, look-behind, and a repetition of something that can itself match in several ways. Of
 * what is left the ways to match are counted, an open repetition as one for each character in reach, and limited.
 */
final class LinearPattern {

  /** Ways for one attempt; about a millisecond when all are tried. */
  private static final double WAYS_MAX = 300_000;

  private static final Pattern TIMES = Pattern.compile("\\{(\\d+)(,?)(\\d*)}");

  private final String regex;
  private final int reach;
  private final Deque<Group> open = new ArrayDeque<>();
  private Group last = new Group();
  private int at;
  private String problem = "";

  /** A group, or the single thing before a quantifier. */
  private static final class Group {
    private double waysOfOtherBranches;
    private double waysOfBranch = 1;

    double ways() {
      return waysOfOtherBranches + waysOfBranch;
    }

    void follow(double ways) {
      waysOfBranch *= ways;
    }

    void branch() {
      waysOfOtherBranches += waysOfBranch;
      waysOfBranch = 1;
    }
  }

  private LinearPattern(String regex, int reach) {
    this.regex = regex;
    this.reach = reach;
    open.push(new Group());
  }

  /** What is wrong with a valid expression that may look at so many characters; empty when nothing is. */
  static Optional<String> problem(String regex, int reach) {
    LinearPattern pattern = new LinearPattern(regex, reach);
    while (pattern.at < regex.length() && pattern.problem.isEmpty()) {
      pattern.step();
    }
    if (pattern.problem.isEmpty() && pattern.open.getLast().ways() > WAYS_MAX) {
      pattern.problem =
          "too many ways to match within %d characters; give a smaller 'reach', or make repetitions possessive as in ++"
              .formatted(reach);
    }
    return pattern.problem.isEmpty() ? Optional.empty() : Optional.of(pattern.problem);
  }

  private void step() {
    char c = regex.charAt(at);
    switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> group();
      case ')' -> {
        last = open.pop();
        at++;
        open.element().follow(last.ways());
      }
      case '|' -> {
        open.element().branch();
        at++;
      }
      case '*', '+', '?', '{' -> quantifier();
      default -> single(1);
    }
  }

  private void single(int length) {
    last = new Group();
    at += length;
  }

  private void escape() {
    char next = at + 1 < regex.length() ? regex.charAt(at + 1) : ' ';
    if (next >= '1' && next <= '9' || next == 'k') {
      problem = "back references are not allowed";
    } else if (next == 'Q') {
      problem = "\\Q is not allowed; escape each character";
    } else if (next == 'X' || next == 'R') {
      problem = "\\" + next + " is not allowed; name the characters";
    } else {
      int brace = (next == 'p' || next == 'P' || next == 'x') && regex.startsWith("{", at + 2) ? regex.indexOf('}', at) : -1;
      single(brace < 0 ? 2 : brace + 1 - at);
    }
  }

  /** A class matches one character, whatever stands in it. */
  private void characterClass() {
    int depth = 0;
    int i = at;
    do {
      switch (regex.charAt(i)) {
        case '\\' -> i++;
        case '[' -> depth++;
        case ']' -> depth--;
        default -> {}
      }
      i++;
    } while (depth > 0 && i < regex.length());
    single(i - at);
  }

  private void group() {
    if (regex.startsWith("(?<=", at) || regex.startsWith("(?<!", at)) {
      problem = "look-behind is not allowed";
      return;
    }
    Matcher flags = Pattern.compile("\\(\\?[a-zA-Z-]*\\)").matcher(regex).region(at, regex.length());
    if (flags.lookingAt()) {
      problem = flags.group().equals("(?i)") && at == 0 ? "" : "of flags only (?i) at the start is allowed";
      at = flags.end();
      return;
    }
    Matcher head = Pattern.compile("\\((?:\\?(?:<[A-Za-z][A-Za-z0-9]*>|[:=!>]))?").matcher(regex);
    head.region(at, regex.length());
    if (!head.lookingAt() || regex.startsWith("(?", at) && head.group().equals("(")) {
      problem = "of groups only (…), (?:…), (?=…), (?!…), (?>…) and (?<name>…) are allowed";
      return;
    }
    open.push(new Group());
    at = head.end();
  }

  private void quantifier() {
    long max = max();
    boolean exact = max < 0;
    boolean possessive = at < regex.length() && regex.charAt(at) == '+';
    at += possessive || at < regex.length() && regex.charAt(at) == '?' ? 1 : 0;
    if (Math.abs(max) > 1 && last.ways() > 1) {
      problem = "something that is repeated holds an alternative or a repetition; such nesting is not allowed";
    } else if (!exact && !possessive) {
      // The thing itself was counted when it was read; now it may also be there more or less often.
      open.element().follow((last.ways() + Math.min(max, reach)) / last.ways());
      last = repeated();
    } else if (possessive) {
      last = repeated();
    }
  }

  private static Group repeated() {
    Group group = new Group();
    group.branch();
    return group;
  }

  /** The most times, and then behind the quantifier; negative when it is exactly so often. */
  private long max() {
    char c = regex.charAt(at);
    if (c != '{') {
      at++;
      return c == '?' ? 1 : Integer.MAX_VALUE;
    }
    Matcher times = TIMES.matcher(regex).region(at, regex.length());
    if (!times.lookingAt()) {
      at++;
      return -1;
    }
    at = times.end();
    if (times.group(2).isEmpty()) {
      return -Long.parseLong(times.group(1));
    }
    return times.group(3).isEmpty() ? Integer.MAX_VALUE : Long.parseLong(times.group(3));
  }
}
