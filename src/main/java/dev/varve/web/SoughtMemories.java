package dev.varve.web;

import dev.varve.memory.MemoryRef;
import dev.varve.search.Hit;
import dev.varve.search.SearchFilter;
import dev.varve.search.SearchOrder;
import dev.varve.search.SearchRefusal;
import dev.varve.search.SearchRequest;
import dev.varve.search.SearchResult;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a search by words has found to be forgotten.
 *
 * @param refs the best first, at most {@link SearchRequest#LIMIT_MAX}
 * @param more whether there are others, which stay
 */
record SoughtMemories(List<MemoryRef> refs, boolean more) {

  SoughtMemories {
    refs = List.copyOf(refs);
  }

  /** @param project identity of the only one that is searched; null for all */
  static SoughtMemories of(String words, @Nullable String project, Function<SearchRequest, SearchResult> search) {
    if (words.length() > SearchRequest.TEXT_CHARS_MAX) {
      throw RecallRefusal.bad(
          "a query has 1 to " + SearchRequest.TEXT_CHARS_MAX + " characters", "Nothing was forgotten; use fewer words");
    }
    SearchFilter filter = new SearchFilter(project, null, null, null, null, null, null, null, null);
    try {
      SearchResult found =
          search.apply(new SearchRequest(words, filter, SearchOrder.RELEVANCE, SearchRequest.LIMIT_MAX, null));
      return new SoughtMemories(found.hits().stream().map(Hit::ref).toList(), found.nextCursor() != null);
    } catch (SearchRefusal refusal) {
      throw RecallRefusal.bad(refusal.detail(), refusal.remedy());
    }
  }
}
