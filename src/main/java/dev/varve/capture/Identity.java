package dev.varve.capture;

import dev.varve.redact.Redactor;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys by which a repetition is recognised: the client's id of the thing where it has one, else the
 * sender's id of the delivery, else a keyed hash of what was sent, so that no stored key can be turned back into
 * text. Thread-safe.
 */
final class Identity {

  private static final int HASH_BYTES = 16;

  private final KeyedHash hash;
  private final Redactor redactor;

  Identity(byte[] installKey, Redactor redactor) {
    this.hash = new KeyedHash(installKey);
    this.redactor = redactor;
  }

  /** The content is asked for only where nothing else tells repetitions apart. */
  String of(String kind, @Nullable String clientId, Visit visit, Supplier<String> content) {
    if (clientId != null) {
      return kind + ":" + stored(clientId);
    }
    String delivery = visit.delivery().id();
    return kind + "#" + (delivery != null ? stored(delivery) : hash(content.get(), visit.said().toString()));
  }

  /** The id as it may be stored: itself, or its hash when it looks like a secret. The same id stays the same. */
  String stored(String id) {
    return redactor.line(id).text().equals(id) ? id : hash(id);
  }

  String hash(String... content) {
    return HexFormat.of().formatHex(hash.of(content), 0, HASH_BYTES);
  }
}
