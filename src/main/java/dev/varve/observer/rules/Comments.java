package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences in comments of code: where an author says why. */
final class Comments {

  private static final Pattern START = Pattern.compile("^\\s*+(?://+|#+|--|/\\*\\*?|\\*|\"\"\"|'''|;;|%)!?\\s?(.*)$");
  private static final Pattern INLINE = Pattern.compile("^.*\\S\\s+(?://|#)\\s(.*)$");
  private static final Pattern DIRECTIVE = Pattern.compile("^\\s*+#\\s?(?:include|define|if|ifdef|ifndef|endif|"
      + "else|elif|pragma|undef|error|!?\\[)");
  private static final int WORDS_MIN = 5;

  private Comments() {}

  /** Comments of at least five words; lines that follow each other are one. */
  static List<String> in(List<String> lines, int max) {
    List<String> found = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    for (String line : lines) {
      String text = text(line);
      if (text.isEmpty()) {
        end(comment, found);
      } else {
        comment.append(text).append(' ');
      }
    }
    end(comment, found);
    return found.subList(0, Math.min(max, found.size()));
  }

  private static String text(String line) {
    if (line.length() > 300) {
      return "";
    }
    if (DIRECTIVE.matcher(line).find()) {
      return "";
    }
    Matcher start = START.matcher(line);
    Matcher inline = INLINE.matcher(line);
    String text = start.matches() ? start.group(1) : inline.matches() ? inline.group(1) : "";
    String bare = text.replace("*/", "").replace("\"\"\"", "").strip();
    return bare.startsWith("@") || bare.startsWith("eslint") || bare.startsWith("!/") ? "" : bare;
  }

  private static void end(StringBuilder comment, List<String> found) {
    String text = comment.toString().strip();
    if (text.split("\\s+", WORDS_MIN + 1).length >= WORDS_MIN) {
      found.add(text);
    }
    comment.setLength(0);
  }
}
