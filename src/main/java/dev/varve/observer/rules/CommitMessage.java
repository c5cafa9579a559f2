package dev.varve.observer.rules;

import java.util.List;

/** The message that a {@code git commit} was given on its command line. */
final class CommitMessage {

  private CommitMessage() {}

  /** Paragraphs apart by an empty line; empty when the message was written elsewhere. */
  static String typed(List<String> words, String command) {
    StringBuilder message = new StringBuilder();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--message=")) {
        message.append(word.substring(10)).append("\n\n");
      } else if (word.matches("-[a-z]{0,4}m|--message") && i + 1 < words.size()) {
        message.append(words.get(++i)).append("\n\n");
      }
    }
    String typed = message.toString();
    return typed.contains("<<") || words.contains("-F") ? heredoc(command, typed) : typed;
  }

  private static String heredoc(String command, String otherwise) {
    for (Heredoc heredoc : Heredoc.in(command)) {
      if (heredoc.opener().contains("commit")) {
        return String.join("\n", heredoc.body());
      }
    }
    return otherwise;
  }
}
