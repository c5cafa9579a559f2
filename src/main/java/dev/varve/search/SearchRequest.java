package dev.varve.search;

import org.jspecify.annotations.Nullable;

/**
 * What is sought.
 *
 * @param text words, questions, identifiers, pasted errors; {@code "in quotes"} word for word, {@code begin*}; blank asks
 *     for all that passes the filter, by time
 * @param limit most hits, 1 to {@value #LIMIT_MAX}
 * @param cursor of an earlier answer to the same request, to go on behind it; null for the first page
 */
public record SearchRequest(
    String text, SearchFilter filter, SearchOrder order, int limit, @Nullable String cursor) {

  public static final int LIMIT_DEFAULT = 10;
  public static final int LIMIT_MAX = 100;

  /** Of a text; of what is longer the edges are sought. */
  public static final int TEXT_CHARS_MAX = 4_096;

  public SearchRequest {
    text = edges(text);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ", not " + limit);
    }
  }

  /** The text, or its beginning and its end: some traces say at the top what went wrong and others in the last lines. */
  public static String edges(String text) {
    if (text.length() <= TEXT_CHARS_MAX) {
      return text;
    }
    int head = TEXT_CHARS_MAX / 4;
    int tail = TEXT_CHARS_MAX - head - 1;
    return text.substring(0, head) + "\n" + text.substring(text.length() - tail);
  }

  /** The first hits by relevance. */
  public static SearchRequest of(String text, SearchFilter filter) {
    return new SearchRequest(text, filter, SearchOrder.RELEVANCE, LIMIT_DEFAULT, null);
  }

  /** All of a time besides what the filter says, the newest first. */
  SearchRequest listing(TimeSpan span) {
    return new SearchRequest("", filter.within(span), SearchOrder.TIME, limit, cursor);
  }

  SearchRequest with(SearchFilter other, int most) {
    return new SearchRequest(text, other, order, most, null);
  }
}
