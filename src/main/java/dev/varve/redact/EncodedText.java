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

  /** The first run at or after {@code from}, or null. Reads shorter runs from behind, so that it looks at few of their characters. */
  static @Nullable EncodedText next(Survey survey, int from) {
    byte[] codes = survey.codes();
    int at = from;
    while (at + LENGTH_MIN <= codes.length) {
      int last = at + LENGTH_MIN - 1;
      while (last >= at && isBase64(codes[last])) {
        last--;
      }
      if (last >= at) {
        at = last + 1;
        continue;
      }
      int start = isAdded(codes, at) ? at + 1 : at;
      int end = endOfRun(codes, start, at + LENGTH_MIN);
      if (end - start >= LENGTH_MIN && isPlain(codes, start)) {
        return new EncodedText(start, end, decoded(survey.text(), start, end));
      }
      at = end;
    }
    return null;
  }

  /** Whether the mark of an added line in a patch stands there. */
  private static boolean isAdded(byte[] codes, int at) {
    return codes[at] == '+' && (at == 0 || codes[at - 1] == '\n');
  }

  private static int endOfRun(byte[] codes, int start, int from) {
    int lineStart = start;
    int end = from;
    while (end < codes.length) {
      if (!isBase64(codes[end])) {
        int next = end - lineStart < LINE_MIN ? NONE : nextLine(codes, end);
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
  private static int nextLine(byte[] codes, int end) {
    int at = codes[end] == '\r' ? end + 1 : end;
    if (at == codes.length || codes[at] != '\n') {
      return NONE;
    }
    at++;
    int last = Math.min(codes.length, at + INDENT_MAX);
    while (at < last && codes[at] == ' ') {
      at++;
    }
    return at < codes.length && isBase64(codes[at]) ? at : NONE;
  }

  private static boolean isPlain(byte[] codes, int start) {
    int bits = 0;
    for (int i = 0; i < SAMPLE; i++) {
      bits = bits << 6 | SEXTETS[codes[start + i]];
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

  private static boolean isBase64(byte code) {
    return code >= 0 && SEXTETS[code] >= 0;
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
