package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that lines of code declare: types, functions, methods, tests, in the common languages. */
final class Declarations {

  private static final String MODIFIERS =
      "export|default|public|private|protected|internal|static|final|abstract|sealed|async|override|suspend|open|data|inline|"
          + "unsafe|virtual|partial";
  private static final String KINDS =
      "class|interface|@interface|record|enum|struct|trait|fn|func|fun|def|function|type|module|object|protocol|macro_rules!";
  private static final String TESTS = "it|test|describe|context|scenario";
  private static final String VALUES = "const|let|val";

  private static final Pattern KEYWORD =
      Pattern.compile(
          "^\\s*+(?:(?:" + MODIFIERS + "|pub(?:\\(\\w++\\))?)\\s++)*+(?:" + KINDS
              + ")\\s++(?:\\([^)]*+\\)\\s*+)?(\\w[\\w$.]*+)");
  private static final Pattern METHOD =
      Pattern.compile(
          "^\\s++(?:(?:public|private|protected|static|final|abstract|override|async|virtual|default|"
              + "synchronized)\\s++)*+"
              + "(?:<[^>]*+>\\s*+)?[\\w.]++(?:<[^(]*?>)?(?:\\[\\])?\\s++(\\w++)\\s*+\\([^;{]*+\\{$");
  private static final Pattern TITLED = Pattern.compile("^\\s*+(?:" + TESTS + ")\\(?\\s*+[\"'`]([^\"'`]++)[\"'`]");
  private static final Pattern ARROW =
      Pattern.compile("^\\s*+(?:export )?(?:" + VALUES + ") (\\w++)(?: ?: ?[^=]++)? = (?:async )?(?:\\([^)]*+\\)|"
          + "\\w++)(?: ?: ?[^=]++)? =>");
  private static final List<Pattern> NAMED = List.of(KEYWORD, TITLED, ARROW);

  /** Only lines that begin with one of these are worth those patterns. */
  private static final Set<String> OPENERS =
      Set.of(String.join("|", MODIFIERS, "pub", KINDS, TESTS, VALUES).split("\\|", -1));

  private static final Set<String> NO_METHOD = Set.of("if", "for", "while", "switch", "catch", "return",
      "synchronized", "try");
  private static final Pattern NO_RETURN_TYPE = Pattern.compile("^\\s*+(?:return|new|else|throw|await|yield|"
      + "case)\\b.*");

  private Declarations() {}

  static Set<String> in(List<String> lines) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : lines) {
      if (line.length() < 300) {
        String name = name(line);
        if (!name.isEmpty()) {
          names.add(Clip.line(name, 80));
        }
      }
    }
    return names;
  }

  /** The small letters that a line begins with, and what stands among them in a keyword. */
  private static String opener(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) <= ' ') {
      start++;
    }
    int end = start;
    while (end < line.length() && isOfKeyword(line.charAt(end))) {
      end++;
    }
    return line.substring(start, end);
  }

  private static boolean isOfKeyword(char c) {
    return c >= 'a' && c <= 'z' || c == '_' || c == '@' || c == '!';
  }

  private static String name(String line) {
    String name = OPENERS.contains(opener(line)) ? named(line) : "";
    return name.isEmpty() && line.indexOf('{') >= 0 ? method(line) : name;
  }

  private static String named(String line) {
    for (Pattern pattern : NAMED) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return "";
  }

  private static String method(String line) {
    Matcher method = METHOD.matcher(line);
    boolean declares = method.find() && !NO_RETURN_TYPE.matcher(line).matches();
    return declares && !NO_METHOD.contains(method.group(1)) ? method.group(1) : "";
  }
}
