package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Lines;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit that a command made.
 *
 * @param hash abbreviated, empty when the output does not show it
 * @param subject first line of the message
 * @param body the rest of the message, may be empty
 */
record Commit(String hash, String subject, String body) {

  private static final Pattern MADE = Pattern.compile("^\\[[^\\]]*? ([0-9a-f]{7,40})\\] (.*)$");
  private static final Pattern LOGGED = Pattern.compile("^[*|\\\\/ ]*([0-9a-f]{7,40}) (?:\\([^)]*\\) )?(.*)$");

  /** A commit with this message, as far as the output of the command shows its hash. */
  static Commit of(String message, Lines output) {
    if (message.isBlank()) {
      return reported(output);
    }
    List<String> lines = message.strip().lines().toList();
    String subject = lines.isEmpty() ? "" : lines.getFirst().strip();
    String body = lines.size() < 2 ? "" : String.join(" ", lines.subList(1, lines.size())).strip();
    for (String line : output.all()) {
      Matcher made = MADE.matcher(line);
      Matcher logged = LOGGED.matcher(line);
      if (made.matches() && made.group(2).startsWith(subject)) {
        return new Commit(made.group(1), subject, body);
      }
      if (logged.matches() && logged.group(2).startsWith(subject) && !subject.isEmpty()) {
        return new Commit(logged.group(1), subject, body);
      }
    }
    return new Commit("", subject, body);
  }

  /** The first commit that the output shows, for messages that were not typed on the command line. */
  private static Commit reported(Lines output) {
    for (String line : output.all()) {
      Matcher made = MADE.matcher(line);
      Matcher logged = LOGGED.matcher(line);
      if (made.matches()) {
        return new Commit(made.group(1), made.group(2), "");
      }
      if (logged.matches()) {
        return new Commit(logged.group(1), logged.group(2), "");
      }
    }
    return new Commit("", "", "");
  }

  /** For a narrative. */
  String clause() {
    return subject.isEmpty() ? "committed" : "committed \"" + subject + "\"";
  }

  String told() {
    String what = hash.isEmpty() ? "Committed" : "Committed " + hash;
    String head = subject.isEmpty() ? what : what + " \"" + subject + "\"";
    return body.isEmpty() ? head + "." : head + ": " + body;
  }
}
