package dev.varve.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.redact.Findings;
import dev.varve.redact.Redacted;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A redacted payload's JSON text as it is stored: one byte that names the form, then the bytes: 0 for UTF-8 as it is,
 * 2 for the length of it in four bytes and a block of LZ4. 1 was raw deflate and is still read.
 *
 * @param stored the form and the bytes; not copied, so nobody may change it
 * @param plainBytes length of the text in UTF-8
 * @param findings what the redactor took out of it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and a copy of every payload would cost.
public record PackedPayload(byte[] stored, int plainBytes, Findings findings) {

  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  private static final byte LZ4 = 2;

  /** The form and the length of the text. */
  private static final int LZ4_HEAD_BYTES = 1 + Integer.BYTES;

  /** No byte of a block stands for more. */
  private static final long LZ4_RATIO_MAX = 255;

  /** Below this many bytes packing saves less than it costs. */
  private static final int PACKED_BYTES_MIN = 512;

  /** Packing takes some ten microseconds, so it belongs before the transaction, not into it. */
  public static PackedPayload of(Redacted payload) {
    byte[] plain = payload.utf8();
    return new PackedPayload(stored(plain), plain.length, payload.findings());
  }

  private static byte[] stored(byte[] plain) {
    byte[] packed = plain.length < PACKED_BYTES_MIN ? plain : packed(plain);
    return packed.length < plain.length ? packed : asItIs(plain);
  }

  private static byte[] packed(byte[] plain) {
    byte[] packed = new byte[LZ4_HEAD_BYTES + Lz4Writer.bytesMax(plain.length)];
    ByteBuffer.wrap(packed).put(LZ4).putInt(plain.length);
    return Arrays.copyOf(packed, new Lz4Writer(plain, packed, LZ4_HEAD_BYTES).write());
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
      case LZ4 -> unpacked(stored);
      default -> Optional.empty();
    };
  }

  private static byte[] asItIs(byte[] plain) {
    byte[] stored = new byte[plain.length + 1];
    stored[0] = PLAIN;
    System.arraycopy(plain, 0, stored, 1, plain.length);
    return stored;
  }

  private static Optional<String> unpacked(byte[] stored) {
    int length = stored.length < LZ4_HEAD_BYTES ? -1 : ByteBuffer.wrap(stored).getInt(1);
    if (length < 0 || length > LZ4_RATIO_MAX * stored.length) {
      return Optional.empty();
    }
    byte[] plain = new byte[length];
    try {
      int read = new Lz4Reader(stored, LZ4_HEAD_BYTES).read(plain);
      return read == length ? Optional.of(new String(plain, UTF_8)) : Optional.empty();
    } catch (IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
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
