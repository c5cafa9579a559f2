package dev.varve.search;

import dev.varve.memory.Memory;
import dev.varve.memory.MemoryKind;
import java.util.List;
import java.util.regex.Pattern;

/** What can be seen of a memory at a glance, as bits. */
final class Traits {

  /** It ends with a question, so what follows it in the session is the answer. */
  static final int ASKS = 1;

  /** It says when something was. */
  static final int TELLS_TIME = 2;

  /** It has a number. */
  static final int COUNTS = 4;

  /** It has a capital inside a sentence. */
  static final int NAMES = 8;

  /** It says that something took another's place. */
  static final int REPLACES = 16;

  /** It tells of a whole turn. */
  static final int SUMS_UP = 32;

  private static final Pattern NAME = Pattern.compile("[\\p{Ll},] \\p{Lu}\\p{Ll}");

  private static final Pattern QUESTION = Pattern.compile("\\?\\s*(\\[[^\\]]*\\]\\s*)?$");

  private static final Pattern TIME =
      Pattern.compile(
          "\\b(today|tonight|tomorrow|yesterday|ago|since|until|january|february|march|april|june|july|august|september|october|november|december"
              + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|morning|afternoon|evening"
              + "|(last|next|this|past) (night|week|month|year|spring|summer|autumn|fall|winter)|\\d{4}-\\d\\d|(19|20)\\d\\d|\\d+ (days|weeks|months|years))\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d|\\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|dozen|hundred|thousand)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REPLACEMENT =
      Pattern.compile(
          "\\b(became|now says|no longer|instead of|replac\\w+|supersed\\w+|renamed|not any ?more)\\b", Pattern.CASE_INSENSITIVE);

  private Traits() {}

  static int of(Memory memory) {
    String text = memory.text().isBlank() ? memory.title() : memory.title() + "\n" + memory.text();
    int traits = QUESTION.matcher(text).find() ? ASKS : 0;
    traits |= TIME.matcher(text).find() ? TELLS_TIME : 0;
    traits |= NAME.matcher(text).find() ? NAMES : 0;
    traits |= NUMBER.matcher(text).find() ? COUNTS : 0;
    traits |= memory.ref().kind() == MemoryKind.SUMMARY ? SUMS_UP : 0;
    return traits | (isReplacement(text, memory.facts()) ? REPLACES : 0);
  }

  private static boolean isReplacement(String text, List<String> facts) {
    boolean found = REPLACEMENT.matcher(text).find();
    for (String fact : facts) {
      found = found || REPLACEMENT.matcher(fact).find();
    }
    return found;
  }
}
