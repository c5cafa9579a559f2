package dev.varve.redact;

import dev.varve.redact.KeyRule.Check;
import dev.varve.redact.NameRule.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads rules from lines of a word and its argument; the format is explained at the head of the file itself.
 * An unknown line is an error.
 */
final class RuleFile {

  private static final int DEFAULT_REACH = 4_096;

  private final List<KeyRule> keys = new ArrayList<>();
  private final List<NameRule> names = new ArrayList<>();

  private RuleFile() {}

  static RedactionRules parse(String text) {
    var file = new RuleFile();
    for (String block : text.split("\n\\s*\n", -1)) {
      file.block(block.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    }
    return new RedactionRules(file.keys, file.names);
  }

  private void block(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String kind = argument(lines.getFirst());
    switch (word(lines.getFirst())) {
      case "key" -> keys.add(key(kind, lines.subList(1, lines.size())));
      case "name" -> names.add(name(kind, lines.subList(1, lines.size())));
      default -> throw unknown(lines.getFirst());
    }
  }

  private static KeyRule key(String kind, List<String> lines) {
    List<String> anchors = List.of();
    var pattern = "";
    int back = 0;
    int reach = DEFAULT_REACH;
    boolean body = false;
    boolean edge = false;
    var check = Check.NONE;
    var hits = new ArrayList<String>();
    var misses = new ArrayList<String>();
    for (String line : lines) {
      String argument = argument(line);
      switch (word(line)) {
        case "anchor" -> anchors = List.of(argument.replace("\\s", "\u0000").split(" "));
        case "match" -> pattern = argument;
        case "back" -> back = Integer.parseInt(argument);
        case "reach" -> reach = Integer.parseInt(argument);
        case "body" -> body = true;
        case "edge" -> edge = true;
        case "check" -> check = Check.valueOf(argument.toUpperCase(Locale.ROOT));
        case "hit" -> hits.add(argument);
        case "miss" -> misses.add(argument);
        default -> throw unknown(line);
      }
    }
    anchors = anchors.stream().map(anchor -> anchor.replace('\u0000', ' ')).toList();
    return new KeyRule(kind, anchors, Pattern.compile(pattern), back, reach, body, edge, check, hits, misses);
  }

  private static NameRule name(String kind, List<String> lines) {
    var anchors = new ArrayList<String>();
    var strength = Strength.SECRET;
    boolean edge = false;
    for (String line : lines) {
      switch (word(line)) {
        case "word" -> anchors.addAll(spellings(argument(line)));
        case "strength" -> strength = Strength.valueOf(argument(line).toUpperCase(Locale.ROOT));
        case "edge" -> edge = true;
        default -> throw unknown(line);
      }
    }
    return new NameRule(kind, anchors, strength, edge);
  }

  private static List<String> spellings(String words) {
    return List.of("", " ", "_", "-", ".").stream().map(join -> words.replace(" ", join)).distinct().toList();
  }

  private static String word(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  private static String argument(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? "" : line.substring(space + 1);
  }

  private static IllegalArgumentException unknown(String line) {
    return new IllegalArgumentException("unknown line in redaction rules: " + line);
  }
}
