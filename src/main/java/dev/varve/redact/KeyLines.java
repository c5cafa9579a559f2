package dev.varve.redact;

import java.util.regex.Pattern;

/** Recognises the lines of a private key of which only the end tells what they are. */
final class KeyLines {

  /** What a patch or a listing puts before a line, then a line of base64, then what may end a string of a program. */
  private static final Pattern LINE =
      Pattern.compile("[-+\\s\\d→|:]{0,16}+[\"']?+[A-Za-z0-9+/=]{4,}+(?:\\\\[nr])*+[\"']?+[\\s,;+\\\\]*+");

  /** The longest private key in common use has 52 lines of 64 characters; a patch may put more before each. */
  private static final int BODY_MAX = 4_096;

  private KeyLines() {}

  /** Where the lines of a key begin that lead up to {@code at}; that place itself if there are none. */
  static int startBefore(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    while (start > 0 && at - start < BODY_MAX) {
      int lineStart = text.lastIndexOf('\n', start - 2) + 1;
      if (start - lineStart > BODY_MAX || !isLine(text.substring(lineStart, start - 1))) {
        break;
      }
      start = lineStart;
    }
    return start == text.lastIndexOf('\n', at) + 1 ? at : start;
  }

  private static boolean isLine(String line) {
    return LINE.matcher(line).matches();
  }
}
