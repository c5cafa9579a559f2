package dev.varve.context;

/** Why a memory is told, in the order in which they stand on the page. */
public enum Why {
  SUMMARY("the latest summary", 4),
  SESSION("learned in this session", 2),
  FAILURE("the same error was solved", 4),
  PROBLEM("failed and did not succeed since", 3),
  FILE("about a file at hand", 2),
  BRANCH("of this branch", 1.5),
  ASKED("about what was asked", 2),
  RECENT("recent", 1);

  private final String words;
  private final double weight;

  Why(String words, double weight) {
    this.words = words;
    this.weight = weight;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** How much more a memory is worth for this reason than one that is only recent. */
  double weight() {
    return weight;
  }
}
