package dev.varve.redact;

import java.util.Set;

/** Replaces images and other base64 by their type and size, as in {@code [image png, 123456 bytes]}. */
final class EncodedData {

  private static final String SCHEME = "data:";
  static final String MARK = ";base64,";
  private static final Set<String> NAMES =
      Set.of("data", "base64", "b64", "b64_json", "blob", "bytes", "image", "image_data", "imageData");

  /** Characters of a data URI before its content that are searched for its start. */
  private static final int HEAD_MAX = 128;

  /** Content shorter than this stays. */
  private static final int URI_CONTENT_MIN = 32;

  private final int namedMin;

  EncodedData(int namedMin) {
    this.namedMin = namedMin;
  }

  /** Shortens every data URI in a text. */
  String shortenUris(String text, Tally tally) {
    int mark = text.indexOf(MARK);
    if (mark < 0) {
      return text;
    }
    var out = new StringBuilder();
    int from = 0;
    for (; mark >= 0; mark = text.indexOf(MARK, mark + 1)) {
      int start = startOfUri(text, Math.max(from, mark - HEAD_MAX), mark);
      int end = base64End(text, mark + MARK.length());
      if (start < 0 || end - mark - MARK.length() < URI_CONTENT_MIN) {
        continue;
      }
      String type = text.substring(start + SCHEME.length(), mark);
      out.append(text, from, start).append(described(type, end - mark - MARK.length()));
      tally.cut();
      from = end;
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Whether the value of a JSON field is base64 of some length. */
  boolean isData(String name, String value) {
    return value.length() >= namedMin && NAMES.contains(name) && base64End(value, 0) >= value.stripTrailing().length();
  }

  /**
   * What to write for such a value.
   *
   * @param type the media type that a neighbouring field gives, or empty
   */
  String shortened(String value, String type, Tally tally) {
    tally.cut();
    return described(type.isEmpty() ? sniffed(value) : type, value.length());
  }

  /** The last scheme between the two places, or -1; never looks further back, so that many marks cost no more. */
  private static int startOfUri(String text, int from, int mark) {
    int at = text.substring(from, mark).lastIndexOf(SCHEME);
    return at < 0 ? -1 : from + at;
  }

  private static int base64End(String text, int from) {
    int end = from;
    while (end < text.length() && isBase64(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBase64(char c) {
    return TextEdge.isWord(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '\r' || c == '\n';
  }

  private static String sniffed(String value) {
    return value.startsWith("iVBORw0KGgo") ? "image/png"
        : value.startsWith("/9j/") ? "image/jpeg"
        : value.startsWith("R0lGOD") ? "image/gif"
        : value.startsWith("UklGR") ? "image/webp"
        : value.startsWith("JVBERi") ? "application/pdf"
        : "base64";
  }

  private static String described(String type, int length) {
    String plain = type.replaceAll("[^A-Za-z0-9/+.-].*|[^A-Za-z0-9/+.-]", "");
    String kind = plain.startsWith("image/") ? "image " + plain.substring("image/".length()) : plain;
    return "[" + (kind.isEmpty() ? "base64" : kind) + ", " + length * 3L / 4 + " bytes]";
  }
}
