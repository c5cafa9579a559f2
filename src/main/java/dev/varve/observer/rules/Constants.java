package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constants that a change gives a value, with the value they had before. */
final class Constants {

  private static final Pattern SET =
      Pattern.compile("\\b([A-Z][A-Z0-9_]{2,}+)(?:\\s?:\\s?[\\w&' ]++)?\\s?=\\s?([^=].*)$");
  private static final Pattern DEFINED = Pattern.compile("^\\s*+#\\s?define\\s++([A-Z]\\w++)\\s++(\\S.*)$");
  private static final int VALUE_CHARS_MAX = 100;

  private Constants() {}

  static List<String> in(Change change, int max) {
    Map<String, String> before = values(change.removed());
    List<String> told = new ArrayList<>();
    values(change.added()).forEach((name, value) -> {
      String old = before.get(name);
      if (told.size() < max && !value.equals(old)) {
        told.add(old == null ? name + " = " + value : "%s = %s (was %s)".formatted(name, value, old));
      }
    });
    return told;
  }

  /** Whether three capital letters, or what may stand among them, are in front of an equals sign. */
  private static boolean maySet(String line) {
    int end = line.lastIndexOf('=');
    int capitals = 0;
    for (int i = 0; i < end && capitals < 3; i++) {
      char c = line.charAt(i);
      capitals = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' ? capitals + 1 : 0;
    }
    return capitals == 3;
  }

  private static Map<String, String> values(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      boolean defines = line.contains("define");
      if (line.length() >= 200 || !defines && !maySet(line)) {
        continue;
      }
      Matcher set = (defines ? DEFINED : SET).matcher(line);
      if (set.find()) {
        values.putIfAbsent(set.group(1), Clip.line(set.group(2).replaceFirst("[;,]$", ""), VALUE_CHARS_MAX));
      }
    }
    return values;
  }
}
