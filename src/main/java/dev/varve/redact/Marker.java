package dev.varve.redact;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What stands in the place of a secret: {@code [redacted:kind:hash4]}.
 *
 * <p>The hash is the first four hex digits of HMAC-SHA-256 under a key that never leaves the machine: the same
 * secret can be recognised again, and nobody can test guesses without the key. Thread-safe.
 */
final class Marker {

  static final String START = "[redacted:";
  static final String UNCHECKED = START + "unchecked]";

  /** The longest marker: start, kind of at most 32 characters, colon, hash, bracket. */
  static final int LENGTH_MAX = START.length() + 32 + 6;

  private static final String ALGORITHM = "HmacSHA256";

  private final Key key;

  Marker(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String of(String kind, String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(secret.getBytes(UTF_8));
      return START + kind + ':' + HexFormat.of().formatHex(hash, 0, 2) + ']';
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** End of the marker that starts at {@code at}, or -1 if none does. */
  static int endOf(CharSequence text, int at) {
    int length = START.length();
    if (at + length > text.length() || !START.contentEquals(text.subSequence(at, at + length))) {
      return -1;
    }
    int end = at + length;
    int last = Math.min(text.length(), at + LENGTH_MAX);
    while (end < last && isMarkerChar(text.charAt(end))) {
      end++;
    }
    return end < last && text.charAt(end) == ']' ? end + 1 : -1;
  }

  /** End of the marker that {@code at} lies within, or {@code at} itself. */
  static int endAround(String text, int at) {
    int first = Math.max(0, at - LENGTH_MAX);
    int start = text.substring(first, at).lastIndexOf(START);
    return start < 0 ? at : Math.max(at, endOf(text, first + start));
  }

  private static boolean isMarkerChar(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == ':';
  }
}
