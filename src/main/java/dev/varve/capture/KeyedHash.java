package dev.varve.capture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC with SHA-256 (RFC 2104) whose work on the key is done once instead of with each text, of which most are short.
 * Thread-safe.
 */
final class KeyedHash {

  private static final String ALGORITHM = "SHA-256";

  /** What SHA-256 takes in at once. */
  private static final int BLOCK_BYTES = 64;

  /** Have read the key and are only copied from then on. */
  private final MessageDigest inner;

  private final MessageDigest outer;

  KeyedHash(byte[] key) {
    byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? digest().digest(key) : key, BLOCK_BYTES);
    this.inner = begun(block, 0x36);
    this.outer = begun(block, 0x5c);
  }

  private static MessageDigest begun(byte[] key, int pad) {
    MessageDigest digest = digest();
    for (byte each : key) {
      digest.update((byte) (each ^ pad));
    }
    return digest;
  }

  /** Of texts in their order, each of which ends with a byte of zero. */
  byte[] of(String... texts) {
    MessageDigest digest = copy(inner);
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return copy(outer).digest(digest.digest());
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
