package dev.varve.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On which line of a file in TOML a key stands; the parser does not say it of what it could read. */
final class TomlLines {

  private static final String WORD = "(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')";
  private static final String KEY = "(" + WORD + "(?:[ \t]*\\.[ \t]*" + WORD + ")*)";
  private static final Pattern TABLE = Pattern.compile("[ \t]*\\[\\[?[ \t]*" + KEY + "[ \t]*\\].*");
  private static final Pattern ENTRY = Pattern.compile("[ \t]*" + KEY + "[ \t]*=.*");
  private static final Pattern DOT = Pattern.compile("[ \t]*\\.[ \t]*");

  private final Map<String, Integer> lines = new HashMap<>();

  static TomlLines of(String text) {
    TomlLines found = new TomlLines();
    String table = "";
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher head = TABLE.matcher(line);
      Matcher entry = ENTRY.matcher(line);
      if (head.matches()) {
        String key = plain(head.group(1));
        found.lines.putIfAbsent(key, number);
        table = key + ".";
      } else if (entry.matches()) {
        found.lines.putIfAbsent(table + plain(entry.group(1)), number);
      }
    }
    return found;
  }

  private static String plain(String key) {
    return DOT.matcher(key).replaceAll(".").replaceAll("[\"']", "");
  }

  /** From 1; of what is written in braces the line of the braces, and 1 of what is not found. */
  int line(String key) {
    Integer line = lines.get(key);
    int dot = key.lastIndexOf('.');
    return line != null ? line : dot < 0 ? 1 : line(key.substring(0, dot));
  }
}
