package dev.varve.memory;

/** What can be found again, in the order in which it is worth reading. */
public enum MemoryKind {
  OBSERVATION(""),
  SUMMARY("S"),
  PROMPT("P");

  private final String letter;

  MemoryKind(String letter) {
    this.letter = letter;
  }

  /** What stands before the number in a reference; nothing for observations. */
  String letter() {
    return letter;
  }
}
