package dev.varve.context;

import java.util.List;

/**
 * What a client is told.
 *
 * @param text empty for nothing
 * @param tokens what the text costs, never less than it really does
 * @param considered every memory that was weighed, as they stand on the page
 */
public record Answer(String text, int tokens, List<Weighed> considered) {

  public static final Answer NOTHING = new Answer("", 0, List.of());

  public Answer {
    considered = List.copyOf(considered);
  }

  /** Those that are in the text. */
  public List<Weighed> told() {
    return considered.stream().filter(Weighed::told).toList();
  }
}
