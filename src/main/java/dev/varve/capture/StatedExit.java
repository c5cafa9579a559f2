package dev.varve.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a command's exit code from the end of its output, for clients that write it for the model and report it
 * nowhere else.
 */
final class StatedExit {

  /** What a client writes behind the output is shorter, and the search stays cheap for any output. */
  private static final int TAIL_CHARS = 1_000;

  private final Pattern ending;

  /** @param ending matches the end of the text; its only group is the number */
  StatedExit(String ending) {
    this.ending = Pattern.compile("(?:^|\n)" + ending + "\\s*\\z");
  }

  /** A text that does not end so tells nothing, which is not a failure. */
  boolean isFailure(String text) {
    Matcher matcher = ending.matcher(text.substring(Math.max(0, text.length() - TAIL_CHARS)));
    return matcher.find() && !matcher.group(1).equals("0");
  }
}
