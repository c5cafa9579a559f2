package dev.varve.context;

import dev.varve.search.Hit;
import dev.varve.search.Search;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import java.util.List;

/** Finds by the words of the text, and waits for no model. Thread-safe. */
public final class SearchRecall implements Recall {

  /** In hundredths of what would match every word; below it a memory only shares a word or two. */
  private static final double SCORE_MIN = 25;

  private final Search search;

  public SearchRecall(Search search) {
    this.search = search;
  }

  /** Of a long prompt its beginning is what it is about; where search doubts that anybody knows, nobody is told. */
  @Override
  public List<Recalled> best(String project, String text, int max) {
    String begin = text.substring(0, Math.min(text.length(), SearchRequest.TEXT_CHARS_MAX));
    SearchRequest request =
        new SearchRequest(begin, SearchFilter.ofProject(project), SearchOrder.RELEVANCE, max, null);
    SearchResult found = search.findByWords(request);
    return found.advice() == null
        ? found.hits().stream().filter(hit -> hit.score() >= SCORE_MIN).map(SearchRecall::recalled).toList()
        : List.of();
  }

  private static Recalled recalled(Hit hit) {
    return new Recalled(hit.ref(), hit.replacedBy());
  }
}
