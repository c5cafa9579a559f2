package dev.varve.settings;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The home cannot be used, and what to do about it. */
public final class HomeException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong, as far as a caller may react to it. */
  public enum Reason {
    /** Another worker or command holds the lock. */
    BUSY,
    /** It cannot be created, written or trusted. */
    UNUSABLE
  }

  private final Reason reason;
  private final String remedy;

  public HomeException(Reason reason, String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.remedy = remedy;
  }

  public Reason reason() {
    return reason;
  }

  public String remedy() {
    return remedy;
  }
}
