package dev.varve.settings;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The home cannot be used; the message names the remedy. */
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

  public HomeException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
