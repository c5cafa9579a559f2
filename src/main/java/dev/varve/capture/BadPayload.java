package dev.varve.capture;

import java.io.Serial;

/** What a client sent cannot be taken; nothing of it was. The message says what is wrong and what would be right. */
public final class BadPayload extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** How the request fails. */
  public enum Problem {
    /** Not JSON, or JSON of the wrong shape. */
    MALFORMED,
    /** No such client or event. */
    UNKNOWN,
    /** It contradicts what is stored, such as another prompt under a number that is taken. */
    CONFLICT
  }

  private final Problem problem;

  public BadPayload(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  static BadPayload malformed(String message) {
    return new BadPayload(Problem.MALFORMED, message);
  }

  public Problem problem() {
    return problem;
  }
}
