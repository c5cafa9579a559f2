package dev.varve.memory;

import java.io.Serial;

/** What a person asked of projects cannot be done; the message says why, the remedy what to do instead. */
public final class ProjectRefusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** There is no such project. */
    UNKNOWN,
    /** It contradicts what is stored, at least now. */
    CONFLICT,
    /** A project cannot be called so. */
    NAME
  }

  private final Reason reason;
  private final String remedy;

  public ProjectRefusal(Reason reason, String message, String remedy) {
    super(message, null, false, false);
    this.reason = reason;
    this.remedy = remedy;
  }

  public Reason reason() {
    return reason;
  }

  public String remedy() {
    return remedy;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
