package dev.varve.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text that is added to, in bytes for as long as each of its characters is one. Not thread-safe. */
final class GrowingText {

  private static final int LENGTH_AT_FIRST = 1_024;

  private byte[] codes = new byte[LENGTH_AT_FIRST];
  private int length;

  /** The text from the moment on when it may have any character. */
  private @Nullable StringBuilder wide;

  boolean isWide() {
    return wide != null;
  }

  /** @param c of ASCII */
  void append(char c) {
    if (wide != null) {
      wide.append(c);
    } else {
      room(1)[length++] = (byte) c;
    }
  }

  /** From now on there may be any character. */
  void append(String text, int from, int to) {
    wide = wide == null ? new StringBuilder(toString()) : wide;
    wide.append(text, from, to);
  }

  /** Its codes, with room for so many more from its length on, while it is not wide. */
  byte[] room(int more) {
    if (codes.length - length < more) {
      codes = Arrays.copyOf(codes, Math.max(2 * codes.length, length + more));
    }
    return codes;
  }

  int length() {
    return length;
  }

  /** Takes in what was written where there was room for it, or takes back what was. */
  void resize(int to) {
    length = to;
  }

  @Override
  public String toString() {
    return wide == null ? new String(codes, 0, length, ISO_8859_1) : wide.toString();
  }
}
