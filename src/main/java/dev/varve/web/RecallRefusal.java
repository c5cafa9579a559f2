package dev.varve.web;

import java.io.Serial;

/** What was asked for is not remembered, or not asked for in a way that can be understood; nothing was changed. */
public final class RecallRefusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Commands have no list of sessions. */
  static final String SESSIONS = "A memory tells its session: varve get REF. All of them: GET /v1/sessions";

  private final boolean missing;
  private final String remedy;

  private RecallRefusal(boolean missing, String message, String remedy) {
    super(message, null, false, false);
    this.missing = missing;
    this.remedy = remedy;
  }

  static RecallRefusal missing(String message, String remedy) {
    return new RecallRefusal(true, message, remedy);
  }

  static RecallRefusal bad(String message, String remedy) {
    return new RecallRefusal(false, message, remedy);
  }

  /** Whether nothing of that kind is there; else it was not understood. */
  public boolean isMissing() {
    return missing;
  }

  public String remedy() {
    return remedy;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
