package dev.varve.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.redact.Findings;
import dev.varve.redact.Redacted;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A redacted payload's JSON text as it is stored: one byte that names the form, then the bytes: 0 for UTF-8 as it is,
 * 1 for raw deflate of it.
 *
 * @param stored the form and the bytes; not copied, so nobody may change it
 * @param plainBytes length of the text in UTF-8
 * @param findings what the redactor took out of it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and a copy of every payload would cost.
public record PackedPayload(byte[] stored, int plainBytes, Findings findings) {

  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  /** Below this many bytes deflate saves less than it costs. */
  private static final int DEFLATE_BYTES_MIN = 512;

  private static final Compressors COMPRESSORS = new Compressors();

  /** Packing takes some ten microseconds, so it belongs before the transaction, not into it. */
  public static PackedPayload of(Redacted payload) {
    byte[] plain = payload.text().getBytes(UTF_8);
    return new PackedPayload(packed(plain), plain.length, payload.findings());
  }

  private static byte[] packed(byte[] plain) {
    byte[] packed = plain.length < DEFLATE_BYTES_MIN ? null : COMPRESSORS.packed(DEFLATED, plain);
    return packed == null ? asItIs(plain) : packed;
  }

  /** The text again. */
  String json() {
    return text(stored).orElseThrow();
  }

  /** The text; empty when there is none or it is damaged. */
  static Optional<String> text(byte @Nullable [] stored) {
    if (stored == null || stored.length == 0) {
      return Optional.empty();
    }
    return switch (stored[0]) {
      case PLAIN -> Optional.of(new String(stored, 1, stored.length - 1, UTF_8));
      case DEFLATED -> inflated(stored);
      default -> Optional.empty();
    };
  }

  private static byte[] asItIs(byte[] plain) {
    byte[] stored = new byte[plain.length + 1];
    stored[0] = PLAIN;
    System.arraycopy(plain, 0, stored, 1, plain.length);
    return stored;
  }

  private static Optional<String> inflated(byte[] stored) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(stored, 1, stored.length - 1);
      ByteArrayOutputStream plain = new ByteArrayOutputStream(stored.length * 4);
      byte[] chunk = new byte[8192];
      while (!inflater.finished()) {
        int length = inflater.inflate(chunk);
        if (length == 0 && !inflater.finished()) {
          return Optional.empty();
        }
        plain.write(chunk, 0, length);
      }
      return Optional.of(plain.toString(UTF_8));
    } catch (DataFormatException damaged) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
