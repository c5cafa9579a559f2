package dev.varve.queue;

import dev.varve.store.Tx;

/**
 * What tools were given and answered, apart from the rows of the messages: those change with every step of a message,
 * and whatever lies in a row is written again with it. {@code messages.payload_bytes} is above 0 for as long as there is
 * one here.
 */
public final class Payloads {

  private Payloads() {}

  static void add(Tx tx, MessageId id, PackedPayload payload) {
    tx.update("INSERT INTO payloads (message_id, payload) VALUES (?, ?)", id.value(), payload.stored());
  }

  /** The row says the rest: how long it is, and how rich. */
  static void replace(Tx tx, MessageId id, PackedPayload payload) {
    tx.update("UPDATE payloads SET payload = ? WHERE message_id = ?", payload.stored(), id.value());
  }

  /** Takes the payload from a message for good; the row stays. */
  public static void take(Tx tx, MessageId id) {
    tx.update("DELETE FROM payloads WHERE message_id = ?", id.value());
    tx.update("UPDATE messages SET payload_bytes = 0 WHERE id = ?", id.value());
  }
}
