package dev.varve.search;

import java.io.Serial;

/** A request that cannot be answered as it is, with what would be right. */
public final class SearchRefusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String remedy;

  SearchRefusal(String message, String remedy) {
    super(message, null, false, false);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
