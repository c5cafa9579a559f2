package dev.varve.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param nextCursor gets what comes after these hits; null at the end
 * @param didYouMean the text with words that are known here in place of unknown ones; null when there are none
 * @param advice one sentence about what to do when little or nothing was found; null when it is not needed
 */
public record SearchResult(
    List<Hit> hits, @Nullable String nextCursor, @Nullable String didYouMean, @Nullable String advice) {

  public SearchResult {
    hits = List.copyOf(hits);
  }

  static SearchResult nothing(String advice) {
    return new SearchResult(List.of(), null, null, advice);
  }
}
