package dev.varve.observer.rules;

import dev.varve.shell.HereDocument;
import dev.varve.shell.Script;
import java.util.List;
import java.util.regex.Pattern;

/** The message that a {@code git commit} was given on its command line. */
final class CommitMessage {

  private static final Pattern OPTION = Pattern.compile("-[a-z]{0,4}m|--message");

  private CommitMessage() {}

  /** Paragraphs apart by an empty line; empty when the message was written elsewhere. */
  static String typed(List<String> words, Script script) {
    StringBuilder message = new StringBuilder();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--message=")) {
        message.append(word.substring(10)).append("\n\n");
      } else if (OPTION.matcher(word).matches() && i + 1 < words.size()) {
        message.append(words.get(++i)).append("\n\n");
      }
    }
    String typed = message.toString();
    return typed.contains("<<") || words.contains("-F") ? document(script, typed) : typed;
  }

  private static String document(Script script, String otherwise) {
    for (HereDocument document : script.documents()) {
      if (document.opener().contains("commit")) {
        return String.join("\n", document.body());
      }
    }
    return otherwise;
  }
}
