package dev.varve.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads bodies under limits, whether their length was announced or not. Thread-safe. */
final class Bodies {

  /** Announced lengths up to here are believed; longer bodies get their memory as they arrive. */
  private static final int BELIEVED_BYTES_MAX = 64 << 10;

  /** JSON, a line each. */
  static final String LINES = "application/x-ndjson";

  private static final int LARGE_BYTES = 1 << 20;

  private final int bytesMax;
  private final int largeMax;
  private final Semaphore large;

  Bodies(WebLimits limits) {
    this.bytesMax = limits.bodyBytesMax();
    this.largeMax = limits.largeBodiesMax();
    this.large = new Semaphore(largeMax);
  }

  /** Hands the body over; a large one keeps its place until the function has returned. */
  <T> T take(Exchange exchange, Function<byte[], T> function) {
    checkType(exchange.header("Content-Type"));
    checkEncoding(exchange.header("Content-Encoding"));
    long announced = exchange.bodyLength();
    try {
      if (announced > bytesMax) {
        throw tooLarge(exchange);
      }
      byte[] head = head(exchange.body(), announced);
      return head.length <= LARGE_BYTES ? function.apply(head) : large(exchange, head, function);
    } catch (IOException e) {
      throw new Refused(ProblemKind.MALFORMED, "the body did not arrive as announced", "Send it again");
    }
  }

  private static byte[] head(InputStream in, long announced) throws IOException {
    if (announced < 0 || announced > BELIEVED_BYTES_MAX) {
      return in.readNBytes(LARGE_BYTES + 1);
    }
    byte[] body = new byte[(int) announced];
    int length = in.readNBytes(body, 0, body.length);
    return length == body.length ? body : Arrays.copyOf(body, length);
  }

  private <T> T large(Exchange exchange, byte[] head, Function<byte[], T> function) throws IOException {
    if (!large.tryAcquire()) {
      passOver(exchange);
      throw new Refused(
          ProblemKind.BUSY,
          "largeBodiesMax: more than " + largeMax + " bodies above 1 MiB at once",
          "Ask again a little later");
    }
    try {
      return function.apply(whole(exchange, head));
    } finally {
      large.release();
    }
  }

  private byte[] whole(Exchange exchange, byte[] head) throws IOException {
    byte[] rest = exchange.body().readNBytes(bytesMax - head.length + 1);
    if (head.length + rest.length > bytesMax) {
      throw tooLarge(exchange);
    }
    byte[] body = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, body, head.length, rest.length);
    return body;
  }

  private Refused tooLarge(Exchange exchange) throws IOException {
    passOver(exchange);
    return new Refused(
        ProblemKind.TOO_LARGE, "bodyBytesMax: a body has at most " + bytesMax + " bytes", "Send less of it");
  }

  /**
   * A sender that is cut off while it sends sees a broken connection instead of the answer, so a part is read and
   * thrown away; one that waits for our consent does not get it.
   */
  private void passOver(Exchange exchange) throws IOException {
    if (exchange.header("Expect") == null) {
      exchange.body().skip(2L * bytesMax);
    }
  }

  private static void checkEncoding(@Nullable String encoding) {
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new Refused(
          ProblemKind.ENCODED, "a body with a Content-Encoding is not taken", "Send the JSON as it is, without packing it");
    }
  }

  private static void checkType(@Nullable String contentType) {
    if (contentType == null) {
      return;
    }
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.endsWith("+json") && !type.equals(LINES)) {
      throw new Refused(
          ProblemKind.NOT_JSON, "the Content-Type is not application/json", "Send JSON as application/json");
    }
  }
}
