package dev.varve.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run of base64 that says something in plain text, as credentials do that somebody packed into a variable.
 *
 * @param end of the run in the text around it
 * @param plain what it says
 */
record EncodedText(int start, int end, String plain) {

  /** Shorter runs hold no secret together with what gives it away. */
  private static final int LENGTH_MIN = 24;

  /** Lines of at least this length may go on in the next one; encoders break after 60, 64 or 76 characters. */
  private static final int LINE_MIN = 60;

  private static final int INDENT_MAX = 16;

  /** Characters that are decoded to see whether it is text at all; random ones pass once in a hundred thousand. */
  private static final int SAMPLE = 16;

  private static final int NONE = -1;

  private static final Pattern BLANK = Pattern.compile("\\s+");

  private static final byte[] SEXTETS = sextets();

  /** The first run at or after {@code from}, or null. Looks at one character in {@value #LENGTH_MIN} between runs. */
  static @Nullable EncodedText next(String text, int from) {
    int floor = from;
    int at = from + LENGTH_MIN - 1;
    while (at < text.length()) {
      if (isBase64(text.charAt(at))) {
        int start = startOfRun(text, floor, at);
        int end = endOfRun(text, start, at);
        if (end - start >= LENGTH_MIN && isPlain(text, start)) {
          return new EncodedText(start, end, decoded(text, start, end));
        }
        floor = end;
        at = end;
      }
      at += LENGTH_MIN;
    }
    return null;
  }

  private static int startOfRun(String text, int floor, int at) {
    int start = at;
    while (start > floor && isBase64(text.charAt(start - 1))) {
      start--;
    }
    // An added line of a patch.
    boolean added = text.charAt(start) == '+' && (start == 0 || text.charAt(start - 1) == '\n');
    return added ? start + 1 : start;
  }

  private static int endOfRun(String text, int start, int at) {
    int lineStart = start;
    int end = at;
    while (end < text.length()) {
      if (!isBase64(text.charAt(end))) {
        int next = end - lineStart < LINE_MIN ? NONE : nextLine(text, end);
        if (next == NONE) {
          break;
        }
        lineStart = next;
        end = next;
      }
      end++;
    }
    return end;
  }

  /** Where the run goes on after a line break and some indentation. */
  private static int nextLine(String text, int end) {
    int at = text.startsWith("\r\n", end) ? end + 2 : text.startsWith("\n", end) ? end + 1 : NONE;
    if (at == NONE) {
      return NONE;
    }
    int last = Math.min(text.length(), at + INDENT_MAX);
    while (at < last && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && isBase64(text.charAt(at)) ? at : NONE;
  }

  private static boolean isPlain(String text, int start) {
    int bits = 0;
    for (int i = 0; i < SAMPLE; i++) {
      bits = bits << 6 | SEXTETS[text.charAt(start + i)];
      if (i % 4 == 3) {
        if (!isPlain(bits >> 16) || !isPlain(bits >> 8) || !isPlain(bits)) {
          return false;
        }
        bits = 0;
      }
    }
    return true;
  }

  private static boolean isPlain(int octet) {
    int c = octet & 0xFF;
    return c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t';
  }

  private static String decoded(String text, int start, int end) {
    String run = BLANK.matcher(text.substring(start, end)).replaceAll("");
    // One character left over says less than a byte.
    int length = run.length() % 4 == 1 ? run.length() - 1 : run.length();
    return new String(Base64.getDecoder().decode(run.substring(0, length)), UTF_8);
  }

  private static boolean isBase64(char c) {
    return c < SEXTETS.length && SEXTETS[c] >= 0;
  }

  private static byte[] sextets() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    var sextets = new byte[128];
    for (int c = 0; c < sextets.length; c++) {
      sextets[c] = (byte) alphabet.indexOf(c);
    }
    return sextets;
  }
}
