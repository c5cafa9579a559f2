package dev.varve.shell;

import java.util.List;

/**
 * One program and what it is called with.
 *
 * @param words without their quotes; at least one. Redirections are words, too
 */
public record Command(List<String> words) {

  public Command {
    words = List.copyOf(words);
  }

  /** The word it begins with. */
  public String program() {
    return words.getFirst();
  }
}
