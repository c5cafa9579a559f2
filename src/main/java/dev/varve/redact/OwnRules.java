package dev.varve.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Rules that a user has written, in the format of the program's own {@code secrets.rules}, but checked line by line:
 * a slow pattern or a typing error must never reach the events.
 */
public final class OwnRules {

  private static final int LINES_MAX = 10_000;
  private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Pattern ANCHORS = Pattern.compile("[!-~]+(?: [!-~]+)*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final int REACH_MAX = 4_096;

  private final List<String> lines;
  private RedactionRules rules = new RedactionRules(List.of(), List.of());

  private OwnRules(List<String> lines) {
    this.lines = lines;
  }

  /**
   * The rules of a whole file.
   *
   * @throws RuleException at the first line that is not right
   */
  public static RedactionRules parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() > LINES_MAX) {
      throw new RuleException(LINES_MAX + 1, "a file of rules has at most " + LINES_MAX + " lines");
    }
    OwnRules file = new OwnRules(lines);
    file.read();
    return file.rules;
  }

  private void read() {
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).isBlank()) {
        block(start, lines.subList(start, i));
        start = i + 1;
      }
    }
  }

  private void block(int start, List<String> block) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      String line = block.get(i);
      if (!line.startsWith("#")) {
        check(start + i + 1, line, kept.isEmpty());
        kept.add(line);
      }
    }
    if (!kept.isEmpty()) {
      add(start + block.size(), kept);
    }
  }

  private void add(int line, List<String> block) {
    try {
      RedactionRules parsed = RuleFile.parse(String.join("\n", block));
      parsed.keys().forEach(key -> checkWhole(line, key));
      if (parsed.names().stream().anyMatch(name -> name.anchors().isEmpty())) {
        throw new RuleException(line, "a rule by name needs a line 'word …'");
      }
      rules = rules.plus(parsed);
    } catch (IllegalArgumentException e) {
      throw new RuleException(line, String.valueOf(e.getMessage()));
    }
  }

  private static void checkWhole(int line, KeyRule key) {
    if (key.anchors().isEmpty() || key.pattern().pattern().isEmpty()) {
      throw new RuleException(line, "a rule by key needs a line 'anchor …' and a line 'match …'");
    }
    LinearPattern.problem(key.pattern().pattern(), key.reach()).ifPresent(problem -> {
      throw new RuleException(line, problem);
    });
  }

  /** What is wrong with a line by itself. */
  private static void check(int number, String line, boolean first) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String argument = space < 0 ? "" : line.substring(space + 1);
    Optional<String> problem =
        switch (word) {
          case "key", "name" -> first ? unless(KIND, argument, "a kind is 1 to 32 of a-z, 0-9 and -") : late(word);
          case "anchor", "word" -> unless(ANCHORS, argument, "an anchor is visible ASCII, words separated by one space");
          case "match" -> regex(argument);
          case "back", "reach" -> number(word, argument);
          case "body", "edge", "check", "strength", "hit", "miss" -> Optional.empty();
          default -> Optional.of("unknown word '" + word + "'");
        };
    if (first && !word.equals("key") && !word.equals("name")) {
      problem = Optional.of("a rule begins with 'key KIND' or 'name KIND'");
    }
    problem.ifPresent(text -> {
      throw new RuleException(number, text);
    });
  }

  private static Optional<String> late(String word) {
    return Optional.of("'" + word + "' begins a rule; leave an empty line before it");
  }

  private static Optional<String> unless(Pattern form, String argument, String problem) {
    return form.matcher(argument).matches() ? Optional.empty() : Optional.of(problem);
  }

  private static Optional<String> number(String word, String argument) {
    return NUMBER.matcher(argument).matches() && Integer.parseInt(argument) <= REACH_MAX
        ? Optional.empty()
        : Optional.of("'" + word + "' takes a whole number from 0 to " + REACH_MAX);
  }

  /** Whether it is fast enough depends on its reach too, so that is looked at when the rule is whole. */
  private static Optional<String> regex(String argument) {
    try {
      return Pattern.compile(argument).matcher("").matches()
          ? Optional.of("the expression matches nothing at all, so it would match everywhere")
          : LinearPattern.problem(argument, 1);
    } catch (PatternSyntaxException e) {
      return Optional.of("no regular expression: " + e.getDescription());
    }
  }
}
