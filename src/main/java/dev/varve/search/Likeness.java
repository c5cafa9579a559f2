package dev.varve.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** How alike the memories of a view are by all of their words; reads of each the numbers once. Used by one thread. */
final class Likeness {

  private static final WordNumbers NONE = WordNumbers.of(new BytesRef());

  private final IndexView view;
  private final Map<Integer, WordNumbers> read = new HashMap<>();

  Likeness(IndexView view) {
    this.view = view;
  }

  /** 0 when they share no word, 1 when they have the same words. */
  float of(int place, int other) throws IOException {
    return numbers(place).likeness(numbers(other));
  }

  private WordNumbers numbers(int place) throws IOException {
    WordNumbers known = read.get(place);
    if (known == null) {
      BytesRef bytes = view.bytes(MemoryDocument.WORD_NUMBERS, place);
      known = bytes == null ? NONE : WordNumbers.of(bytes);
      read.put(place, known);
    }
    return known;
  }
}
