package dev.varve.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The 2,048 English words of BIP 39 ("Mnemonic code for generating deterministic keys", 2013), and the checksum that its
 * phrases carry. Read when first needed; thread-safe.
 */
final class WalletWords {

  private static final String LIST = "wallet-words.txt";
  private static final int BITS_PER_WORD = 11;

  /** Bits of entropy for each bit of checksum. */
  private static final int ENTROPY_PER_CHECK = 32;

  private static final Map<String, Integer> NUMBERS = numbers();

  private WalletWords() {}

  /** Whether these are words of the list, as many as a phrase may have, with the right checksum. */
  static boolean arePhrase(List<String> words) {
    if (words.size() < 12 || words.size() > 24 || words.size() % 3 != 0) {
      return false;
    }
    BigInteger bits = BigInteger.ONE;
    for (String word : words) {
      Integer number = NUMBERS.get(word);
      if (number == null) {
        return false;
      }
      bits = bits.shiftLeft(BITS_PER_WORD).or(BigInteger.valueOf(number));
    }
    return isChecked(bits, words.size() * BITS_PER_WORD);
  }

  /** @param bits behind a first bit that is set, so that leading zeros count */
  private static boolean isChecked(BigInteger bits, int count) {
    int checkBits = count / (ENTROPY_PER_CHECK + 1);
    byte[] entropy = new byte[(count - checkBits) / Byte.SIZE];
    byte[] marked = bits.shiftRight(checkBits).toByteArray();
    System.arraycopy(marked, marked.length - entropy.length, entropy, 0, entropy.length);
    int check = bits.intValue() & (1 << checkBits) - 1;
    return (sha256(entropy)[0] & 0xFF) >> Byte.SIZE - checkBits == check;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Map<String, Integer> numbers() {
    try (var in = WalletWords.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException(LIST + " is missing from the program");
      }
      var numbers = new HashMap<String, Integer>();
      for (String word : new String(in.readAllBytes(), US_ASCII).lines().toList()) {
        numbers.put(word, numbers.size());
      }
      return numbers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
