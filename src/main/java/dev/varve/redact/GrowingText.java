package dev.varve.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text to which others are added, in bytes for as long as each of its characters is one. Not thread-safe. */
final class GrowingText {

  private static final int LENGTH_AT_FIRST = 1_024;

  private byte[] codes = new byte[LENGTH_AT_FIRST];
  private int length;

  /** The text from its first wide character on being in need of more. */
  private @Nullable StringBuilder wide;

  /** From now on there may be any character. */
  void widen() {
    if (wide == null) {
      wide = new StringBuilder(toString());
    }
  }

  /** @param c of ASCII */
  void append(char c) {
    if (wide != null) {
      wide.append(c);
    } else {
      reserve(1);
      codes[length++] = (byte) c;
    }
  }

  /** @param partCodes those of {@code part}, in which no character between the two places is wide until this text is, too */
  void append(String part, byte[] partCodes, int from, int to) {
    if (wide != null) {
      wide.append(part, from, to);
    } else {
      reserve(to - from);
      System.arraycopy(partCodes, from, codes, length, to - from);
      length += to - from;
    }
  }

  /** Makes room for so many characters. */
  void reserve(int more) {
    if (codes.length - length < more) {
      codes = Arrays.copyOf(codes, Math.max(2 * codes.length, length + more));
    }
  }

  @Override
  public String toString() {
    return wide == null ? new String(codes, 0, length, ISO_8859_1) : wide.toString();
  }
}
