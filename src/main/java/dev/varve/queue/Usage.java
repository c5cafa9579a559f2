package dev.varve.queue;

/** Tokens of one turn as the provider counted them. */
public record Usage(long inputTokens, long outputTokens, long cacheReadTokens, long cacheWriteTokens) {

  /** What an observer without a model uses. */
  public static final Usage NONE = new Usage(0, 0, 0, 0);
}
