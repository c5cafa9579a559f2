package dev.varve.queue;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much to claim, and for whom.
 *
 * @param messagesMax most messages
 * @param bytesMax most bytes of payloads; one message is claimed however large it is
 * @param observer who will be shown messages of a kind
 * @param importer who will be shown imported ones; null for the same
 */
public record ClaimRequest(
    int messagesMax, long bytesMax, Function<MessageKind, String> observer, @Nullable String importer) {

  public String observerOf(Batch batch) {
    return observerOf(batch.messages().getFirst());
  }

  String observerOf(Message first) {
    return first.bulk() && importer != null ? importer : observer.apply(first.kind());
  }
}
