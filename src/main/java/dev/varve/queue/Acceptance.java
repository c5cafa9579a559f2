package dev.varve.queue;

/** What became of something offered to the queue. Every case is durable when it is returned after the commit. */
public sealed interface Acceptance {

  /** A new message; it will be shown to an observer. */
  record Queued(MessageId id) implements Acceptance {}

  /** Known already; the first copy stands, enriched when this one was richer. */
  record Duplicate(MessageId id) implements Acceptance {}

  /** Refused for a reason that stays on record, without a payload. */
  record Skipped(MessageId id, SkipReason reason) implements Acceptance {}
}
