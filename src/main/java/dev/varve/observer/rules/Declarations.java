package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that lines of code declare: types, functions, methods, tests, in the common languages. */
final class Declarations {

  private static final Pattern KEYWORD =
      Pattern.compile(
          "^\\s*+(?:(?:export|default|public|private|protected|internal|static|final|abstract|sealed|async|"
              + "pub(?:\\(\\w++\\))?|override"
              + "|suspend|open|data|inline|unsafe|virtual|partial)\\s++)*+"
              + "(?:class|interface|@interface|record|enum|struct|trait|fn|func|fun|def|function|type|module|"
              + "object|protocol|macro_rules!)"
              + "\\s++(?:\\([^)]*+\\)\\s*+)?(\\w[\\w$.]*+)");
  private static final Pattern METHOD =
      Pattern.compile(
          "^\\s++(?:(?:public|private|protected|static|final|abstract|override|async|virtual|default|"
              + "synchronized)\\s++)*+"
              + "(?:<[^>]*+>\\s*+)?[\\w.]++(?:<[^(]*?>)?(?:\\[\\])?\\s++(\\w++)\\s*+\\([^;{]*+\\{$");
  private static final Pattern TITLED = Pattern.compile("^\\s*+(?:it|test|describe|context|"
      + "scenario)\\(?\\s*+[\"'`]([^\"'`]++)[\"'`]");
  private static final Pattern ARROW =
      Pattern.compile("^\\s*+(?:export )?(?:const|let|val) (\\w++)(?: ?: ?[^=]++)? = (?:async )?(?:\\([^)]*+\\)|"
          + "\\w++)(?: ?: ?[^=]++)? =>");
  private static final List<Pattern> NAMED = List.of(KEYWORD, TITLED, ARROW);
  private static final Set<String> NO_METHOD = Set.of("if", "for", "while", "switch", "catch", "return",
      "synchronized", "try");
  private static final Pattern NO_RETURN_TYPE = Pattern.compile("^\\s*+(?:return|new|else|throw|await|yield|"
      + "case)\\b.*");

  private Declarations() {}

  static Set<String> in(List<String> lines) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : lines) {
      if (line.length() < 300 && mayDeclare(line)) {
        String name = name(line);
        if (!name.isEmpty()) {
          names.add(Clip.line(name, 80));
        }
      }
    }
    return names;
  }

  /** All patterns but that of methods begin with a small letter or an at sign, behind white space. */
  private static boolean mayDeclare(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) <= ' ') {
      start++;
    }
    char first = start < line.length() ? line.charAt(start) : ' ';
    return first >= 'a' && first <= 'z' || first == '@' || line.indexOf('{') >= 0;
  }

  private static String name(String line) {
    for (Pattern pattern : NAMED) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    Matcher method = METHOD.matcher(line);
    boolean declares = method.find() && !NO_RETURN_TYPE.matcher(line).matches();
    return declares && !NO_METHOD.contains(method.group(1)) ? method.group(1) : "";
  }
}
