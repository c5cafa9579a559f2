package dev.varve.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The store could not do what was asked; nothing of it was done. The message names the remedy. */
public final class StoreException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a caller may react to it. */
  public enum Reason {
    /** No space left on the device. */
    FULL,
    /** Another program holds the database longer than the busy timeout. */
    BUSY,
    /** The file is damaged or no database. */
    CORRUPT,
    /** The file or its directory cannot be written. */
    READ_ONLY,
    /** The files that are open were deleted, moved or replaced: what is written now is in no file of the home. */
    GONE,
    /** The store was closed, or intake is stopped after a failed commit. */
    UNAVAILABLE,
    /** The schema is newer than this program. */
    NEWER_SCHEMA,
    /** A statement broke a rule of the schema or of SQL: our own bug. */
    BUG
  }

  private final Reason reason;

  public StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
