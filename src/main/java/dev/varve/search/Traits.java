package dev.varve.search;

import dev.varve.memory.Memory;
import dev.varve.memory.MemoryKind;
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

  private static final Pattern QUESTION = Pattern.compile("\\?\\s*(\\[[^\\]]*\\]\\s*)?$");

  /** So much of the end has to be looked at for a question with a remark in brackets behind it. */
  private static final int END_CHARS = 1_000;

  private Traits() {}

  static int of(Memory memory) {
    String text = memory.text().isBlank() ? memory.title() : memory.title() + "\n" + memory.text();
    String end = text.substring(Math.max(0, text.length() - END_CHARS));
    int traits = end.indexOf('?') >= 0 && QUESTION.matcher(end).find() ? ASKS : 0;
    traits |= Cues.in(text);
    traits |= hasName(text) ? NAMES : 0;
    traits |= memory.ref().kind() == MemoryKind.SUMMARY ? SUMS_UP : 0;
    for (String fact : memory.facts()) {
      traits |= Cues.in(fact) & REPLACES;
    }
    return traits;
  }

  /** A capital and a small letter after a space behind a small letter or a comma. */
  private static boolean hasName(String text) {
    for (int i = text.indexOf(' ', 1); i > 0 && i + 2 < text.length(); i = text.indexOf(' ', i + 1)) {
      char before = text.charAt(i - 1);
      boolean inside = before == ',' || Character.isLowerCase(before);
      if (inside && Character.isUpperCase(text.charAt(i + 1)) && Character.isLowerCase(text.charAt(i + 2))) {
        return true;
      }
    }
    return false;
  }
}
