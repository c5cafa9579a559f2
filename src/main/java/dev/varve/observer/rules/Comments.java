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

  /** What the first of these patterns begins with, behind white space. */
  private static final String STARTS = "/#-*\"';%";

  private static final Pattern SPACE = Pattern.compile("\\s+");
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

  /** Most lines are code, and no pattern needs to be tried on them. */
  private static boolean mayComment(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) <= ' ') {
      start++;
    }
    boolean starts = start < line.length() && STARTS.indexOf(line.charAt(start)) >= 0;
    return starts || line.contains("//") || line.indexOf('#') >= 0;
  }

  private static String text(String line) {
    if (line.length() > 300 || !mayComment(line) || DIRECTIVE.matcher(line).find()) {
      return "";
    }
    Matcher start = START.matcher(line);
    Matcher inline = INLINE.matcher(line);
    String text = start.matches() ? start.group(1) : inline.matches() ? inline.group(1) : "";
    String bare = text.replace("*/", "").replace("\"\"\"", "").strip();
    return bare.startsWith("@") || bare.startsWith("eslint") || bare.startsWith("!/") ? "" : bare;
  }

  private static void end(StringBuilder comment, List<String> found) {
    if (comment.isEmpty()) {
      return;
    }
    String text = comment.toString().strip();
    if (SPACE.split(text, WORDS_MIN + 1).length >= WORDS_MIN) {
      found.add(text);
    }
    comment.setLength(0);
  }
}
