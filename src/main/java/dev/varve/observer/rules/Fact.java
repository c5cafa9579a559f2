package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;

/** A sentence worth keeping, read off one tool use. */
record Fact(Worth worth, String text) {

  static final int CHARS_MAX = 240;

  /** How much a reader would miss the sentence, least first. */
  enum Worth {
    DETAIL,
    RESULT,
    KEY
  }

  Fact {
    text = Clip.line(text, CHARS_MAX);
  }

  static Fact key(String text) {
    return new Fact(Worth.KEY, text);
  }

  static Fact result(String text) {
    return new Fact(Worth.RESULT, text);
  }

  static Fact detail(String text) {
    return new Fact(Worth.DETAIL, text);
  }
}
