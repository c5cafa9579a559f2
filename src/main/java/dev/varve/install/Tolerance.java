package dev.varve.install;

/** What a client can still read beyond plain JSON. */
enum Tolerance {
  NONE(false, false),
  COMMENTS(true, false),
  COMMENTS_AND_TRAILING_COMMAS(true, true);

  private final boolean comments;
  private final boolean trailingCommas;

  Tolerance(boolean comments, boolean trailingCommas) {
    this.comments = comments;
    this.trailingCommas = trailingCommas;
  }

  void require(String text) throws UnusableSettings {
    SpanReader.require(text, comments, trailingCommas);
  }
}
