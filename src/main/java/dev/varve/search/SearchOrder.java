package dev.varve.search;

/** What comes first. */
public enum SearchOrder {
  /** The best match. */
  RELEVANCE,
  /** The newest. */
  TIME
}
