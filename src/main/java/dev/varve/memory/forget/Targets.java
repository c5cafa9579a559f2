package dev.varve.memory.forget;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Ids of all that falls, in order.
 *
 * @param kept observations of which only some sources fall
 */
record Targets(
    NavigableSet<Long> messages,
    NavigableSet<Long> prompts,
    NavigableSet<Long> observations,
    NavigableSet<Long> summaries,
    NavigableSet<Long> kept) {

  private static final int TOKEN_BYTES = 16;

  /** With nothing but what was named. */
  static Targets of(NavigableSet<Long> messages, NavigableSet<Long> prompts) {
    return new Targets(messages, prompts, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  /** The same for exactly the same targets. */
  String token() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, messages);
      add(digest, prompts);
      add(digest, observations);
      add(digest, summaries);
      return HexFormat.of().formatHex(digest.digest(), 0, TOKEN_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, NavigableSet<Long> ids) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    for (long id : ids) {
      digest.update(bytes.putLong(0, id).array());
    }
    digest.update(bytes.putLong(0, -1).array());
  }
}
