package dev.varve.search;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The last hit of a page, opaque to whoever passes it back. The next page begins behind that memory wherever it stands
 * by then, and where it would stand when it is gone.
 *
 * @param request tells one request from another, so that a cursor is not used with the wrong one
 * @param value its score, or its time in epoch milliseconds
 */
record Cursor(int request, double value, long code) {

  private static final int BYTES = Integer.BYTES + Double.BYTES + Long.BYTES;

  static Cursor of(SearchRequest request, double value, long code) {
    return new Cursor(fingerprint(request), value, code);
  }

  /** Throws {@link SearchRefusal} when it is none of this request. */
  static Cursor parse(String written, SearchRequest request) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(written));
      Cursor cursor = new Cursor(bytes.getInt(), bytes.getDouble(), bytes.getLong());
      if (!bytes.hasRemaining() && cursor.request() == fingerprint(request)) {
        return cursor;
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      // Said below.
    }
    throw new SearchRefusal(
        "the cursor is none of this search", "Pass the cursor of the page before, with the same words, filters and order");
  }

  /** Without the times, because those of "3 days" are others with each page. */
  private static int fingerprint(SearchRequest request) {
    int filter = request.filter().timeless().hashCode();
    return 31 * (31 * request.text().hashCode() + filter) + request.order().name().hashCode();
  }

  @Override
  public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putInt(request).putDouble(value).putLong(code);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
