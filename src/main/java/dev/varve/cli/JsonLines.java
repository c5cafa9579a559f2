package dev.varve.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes, none of which can fill the memory. */
final class JsonLines {

  /** More than the worker takes, so that it says what is wrong with all but the longest. */
  static final int LINE_BYTES_MAX = 1 << 20;

  private final InputStream in;

  JsonLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * One line without its end.
   *
   * @param isCut it was longer than {@link #LINE_BYTES_MAX}; what was too much is passed over
   */
  record Line(byte[] bytes, boolean isCut) {

    boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /** Null at the end; a last line need not be ended. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean cut = false;
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return bytes.size() == 0 ? null : new Line(bytes.toByteArray(), cut);
      }
      cut |= bytes.size() >= LINE_BYTES_MAX;
      if (!cut) {
        bytes.write(b);
      }
    }
    return new Line(bytes.toByteArray(), cut);
  }
}
