package dev.varve.context;

import java.util.List;

/** Finds what is remembered about a text; ranked, the best first, and nothing that only fits a little. */
@FunctionalInterface
public interface Recall {

  /** For an installation that cannot search by meaning or words: prompts are answered with nothing. */
  Recall NOTHING = (project, text, max) -> List.of();

  /**
   * Must answer within a few milliseconds; what it throws is reported and taken for nothing.
   *
   * @param project the project's identity; nothing of another one may come back
   */
  List<Recalled> best(String project, String text, int max);
}
