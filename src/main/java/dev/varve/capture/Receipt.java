package dev.varve.capture;

import org.jspecify.annotations.Nullable;

/**
 * What became of an event; it is on disk when the receipt exists.
 *
 * @param messageId the message it became or doubled; null when the event queues none
 * @param reason why it was skipped or ignored; null otherwise
 */
public record Receipt(Status status, @Nullable Long messageId, @Nullable String reason) {

  /** In lower case, what the HTTP door answers. */
  public enum Status {
    /** A new message waits for an observer. */
    QUEUED,
    /** Stored, and no observer needs to see it: a prompt, the start of a session. */
    RECORDED,
    /** Known already. */
    DUPLICATE,
    /** Refused on record, with a reason. */
    SKIPPED,
    /** An event that carries nothing to keep. */
    IGNORED
  }
}
