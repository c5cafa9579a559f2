package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that a shell command carries in its own lines.
 *
 * @param opener the command line it belongs to
 */
record Heredoc(String opener, List<String> body) {

  private static final Pattern MARK = Pattern.compile("<<-?[ \\t]?(['\"]?)([A-Za-z_]\\w*+)\\1");

  Heredoc {
    body = List.copyOf(body);
  }

  /** All of a command, in order; an unclosed one runs to the end. */
  static List<Heredoc> in(String command) {
    if (!command.contains("<<")) {
      return List.of();
    }
    List<Heredoc> found = new ArrayList<>();
    List<String> lines = command.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(Clip.line(lines.get(i), 2_000));
      if (mark.find()) {
        int end = end(lines, i + 1, mark.group(2));
        found.add(new Heredoc(lines.get(i), lines.subList(i + 1, end)));
        i = end;
      }
    }
    return found;
  }

  private static int end(List<String> lines, int from, String word) {
    int i = from;
    while (i < lines.size() && !lines.get(i).strip().equals(word)) {
      i++;
    }
    return i;
  }

  /** The command without the bodies of its heredocs. */
  static String script(String command) {
    if (!command.contains("<<")) {
      return command;
    }
    StringBuilder script = new StringBuilder();
    List<String> lines = command.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      script.append(lines.get(i)).append('\n');
      Matcher mark = MARK.matcher(Clip.line(lines.get(i), 2_000));
      if (mark.find()) {
        i = end(lines, i + 1, mark.group(2));
      }
    }
    return script.toString();
  }
}
