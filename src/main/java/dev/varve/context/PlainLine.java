package dev.varve.context;

import dev.varve.text.SignedPattern;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is left of a line without what differs from one time to the next: numbers, hashes, times, directories, quotes,
 * colours.
 */
record PlainLine(String text) {

  private static final int CHARS_MAX = 400;

  /** What is left of a line that tells something has at least so many letters. */
  private static final int LETTERS_MIN = 12;

  private static final SignedPattern COLOURS = new SignedPattern("\\x1b\\[[0-9;]{0,20}[A-Za-z]", "\u001b");
  private static final SignedPattern QUOTES =
      new SignedPattern("['\"`\u2018\u2019\u201c\u201d]", "'", "\"", "`", "\u2018", "\u2019", "\u201c", "\u201d");
  private static final SignedPattern DIRECTORIES =
      new SignedPattern("(?:[a-z]:)?[\\w.~@+-]{0,100}+[/\\\\](?:[\\w.@+ -]{1,100}+[/\\\\])*+", "/", "\\");
  private static final Pattern HASHES =
      Pattern.compile("(?=[0-9a-f])\\b(?:0x[0-9a-f]+|[0-9a-f]{8}-[0-9a-f-]{20,30}|(?=[a-f]*\\d)[0-9a-f]{7,64})\\b");
  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:(?:[.:,]\\d+)*(?:ms|s)?\\b)?");
  private static final Pattern SPACES = Pattern.compile("[\\s#:,]+");

  static PlainLine of(String line) {
    String cut = line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX);
    String plain = COLOURS.replacedIn(cut, "").toLowerCase(Locale.ROOT);
    plain = DIRECTORIES.replacedIn(QUOTES.replacedIn(plain, ""), "");
    plain = HASHES.matcher(plain).replaceAll("#");
    plain = NUMBERS.matcher(plain).replaceAll("#");
    return new PlainLine(SPACES.matcher(plain).replaceAll(" ").strip());
  }

  boolean isTelling() {
    if (ErrorLine.isNoise(text)) {
      return false;
    }
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
    }
    return letters >= LETTERS_MIN;
  }
}
