package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command line cut into simple commands, each a list of words without their quotes. Never fails; what no shell
 * would accept is cut somehow.
 */
record ShellCommand(List<List<String>> parts) {

  private static final int CHARS_MAX = 20_000;

  /** Programs that show something and change nothing. */
  private static final Set<String> LOOKS =
      Set.of(
          "ls", "cat", "head", "tail", "grep", "rg", "find", "wc", "pwd", "echo", "which", "tree", "file", "stat",
              "od", "awk",
          "sort", "uniq", "cut", "cd", "du", "env", "printf", "jq", "true", "sed", "git", "nl", "tr", "xargs",
              "less", "diff");

  private static final Set<String> LISTINGS = Set.of("ls", "pwd", "cd", "echo", "true", "tree", "dir");

  ShellCommand {
    parts = List.copyOf(parts);
  }

  static ShellCommand of(String command) {
    return new ShellCommand(new Cutter(command).cut());
  }

  /** Whether all it does is to show something. */
  boolean isLook() {
    return !parts.isEmpty() && parts.stream().allMatch(part -> LOOKS.contains(part.getFirst()));
  }

  /** Whether all it shows is where one is and what lies there. */
  boolean isListing() {
    return !parts.isEmpty() && parts.stream().allMatch(part -> LISTINGS.contains(part.getFirst()));
  }

  /** One pass over the characters; quotes keep separators together. */
  private static final class Cutter {
    private final String text;
    private final List<List<String>> parts = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean quoted;

    private Cutter(String text) {
      this.text = text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) : text;
    }

    private List<List<String>> cut() {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\'' || c == '"') {
          i = quote(i, c);
        } else if (c == '\\' && i + 1 < text.length()) {
          escaped(text.charAt(++i));
        } else if (c == ' ' || c == '\t') {
          endWord();
        } else if (c == ';' || c == '|' || c == '\n' || (c == '&' && !redirects(i))) {
          endPart();
        } else {
          word.append(c);
        }
      }
      endPart();
      return parts;
    }

    private boolean redirects(int at) {
      boolean behind = at > 0 && text.charAt(at - 1) == '>';
      return behind || (at + 1 < text.length() && text.charAt(at + 1) == '>');
    }

    private void escaped(char c) {
      if (c != '\n') {
        word.append(c);
      }
    }

    private int quote(int open, char mark) {
      quoted = true;
      int i = open + 1;
      while (i < text.length() && text.charAt(i) != mark) {
        if (mark == '"' && text.charAt(i) == '\\' && i + 1 < text.length()) {
          i++;
        }
        word.append(text.charAt(i++));
      }
      return i;
    }

    private void endWord() {
      if (!word.isEmpty() || quoted) {
        words.add(word.toString());
      }
      word.setLength(0);
      quoted = false;
    }

    private void endPart() {
      endWord();
      if (!words.isEmpty()) {
        parts.add(List.copyOf(words));
        words = new ArrayList<>();
      }
    }
  }
}
