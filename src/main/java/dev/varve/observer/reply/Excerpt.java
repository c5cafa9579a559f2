package dev.varve.observer.reply;

import java.nio.charset.StandardCharsets;

/** Long text cut to its head and its tail, with the size of what is missing between them. */
final class Excerpt {

  private Excerpt() {}

  /** At most about {@code bytesMax} bytes of UTF-8: two thirds head, one third tail. */
  static String of(String text, int bytesMax) {
    int bytes = text.length() * 3L <= bytesMax ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes <= bytesMax) {
      return text;
    }
    int headEnd = forward(text, bytesMax * 2 / 3);
    int tailStart = backward(text, bytesMax / 3);
    int kept = size(text.substring(0, headEnd)) + size(text.substring(tailStart));
    return text.substring(0, headEnd) + "\n[… " + (bytes - kept) + " bytes cut …]\n" + text.substring(tailStart);
  }

  private static int forward(String text, int bytesMax) {
    int at = 0;
    int left = bytesMax;
    while (at < text.length() && left >= size(text.codePointAt(at))) {
      left -= size(text.codePointAt(at));
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int backward(String text, int bytesMax) {
    int at = text.length();
    int left = bytesMax;
    while (at > 0 && left >= size(text.codePointBefore(at))) {
      left -= size(text.codePointBefore(at));
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at;
  }

  private static int size(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
