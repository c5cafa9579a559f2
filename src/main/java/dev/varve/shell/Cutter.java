package dev.varve.shell;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines at what stands between commands, in one pass; quotes keep it together. For one call, on one thread. */
final class Cutter {

  private final String text;
  private final List<Pipeline> pipelines = new ArrayList<>();
  private final List<Command> commands = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;
  private int start;
  private boolean quoted;
  private boolean afterSuccess = true;

  Cutter(String text) {
    this.text = text;
  }

  List<Pipeline> pipelines() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '\'', '"' -> quote();
        case '\\' -> escape();
        case ' ', '\t' -> {
          endWord();
          at++;
        }
        case '|' -> pipe();
        case '&' -> ampersand();
        case ';', '\n' -> endPipeline(1, false);
        default -> word.append(text.charAt(at++));
      }
    }
    endPipeline(0, false);
    return pipelines;
  }

  private boolean isNext(char wanted) {
    return at + 1 < text.length() && text.charAt(at + 1) == wanted;
  }

  private void quote() {
    char mark = text.charAt(at++);
    quoted = true;
    while (at < text.length() && text.charAt(at) != mark) {
      if (mark == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      word.append(text.charAt(at++));
    }
    at = Math.min(at + 1, text.length());
  }

  /** A line that ends so goes on in the next one. */
  private void escape() {
    if (at + 1 < text.length()) {
      at++;
    }
    if (text.charAt(at) != '\n') {
      word.append(text.charAt(at));
    }
    at++;
  }

  /** One that takes the errors along has an ampersand behind it. */
  private void pipe() {
    if (isNext('|')) {
      endPipeline(2, false);
      return;
    }
    endCommand();
    at += isNext('&') ? 2 : 1;
  }

  private void ampersand() {
    boolean redirects = isNext('>') || at > 0 && text.charAt(at - 1) == '>';
    if (redirects) {
      word.append(text.charAt(at++));
    } else if (isNext('&')) {
      endPipeline(2, true);
    } else {
      endPipeline(1, false);
    }
  }

  private void endWord() {
    if (!word.isEmpty() || quoted) {
      words.add(word.toString());
    }
    word.setLength(0);
    quoted = false;
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(new Command(words));
    }
    words.clear();
  }

  /** Empty lines behind a separator change nothing about what it says. */
  private void endPipeline(int separatorChars, boolean nextAfterSuccess) {
    endCommand();
    if (!commands.isEmpty()) {
      pipelines.add(new Pipeline(text.substring(start, at).strip(), afterSuccess, commands));
      commands.clear();
      afterSuccess = nextAfterSuccess;
    }
    at += separatorChars;
    start = at;
  }
}
