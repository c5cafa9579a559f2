package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.util.List;

/**
 * Something by which a memory may be recognised: it has one of the terms.
 *
 * @param field that holds the terms
 * @param weight 1 for what was asked for, less for a guess
 */
record Clue(String field, List<String> terms, float weight) {

  static Clue of(Word word, float weight) {
    return new Clue(MemoryAnalyzer.TEXT, List.of(word.term()), weight);
  }
}
