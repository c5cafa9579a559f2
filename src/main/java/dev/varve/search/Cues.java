package dev.varve.search;

import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.CharArrayMap;

/** Words and pairs of words that give away what a text tells of. Reads a text once, because every memory is read. */
final class Cues {

  private static final List<String> TIMES =
      List.of(
          ("today tonight tomorrow yesterday ago since until january february march april june july august september october"
                  + " november december monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon evening")
              .split(" "));

  private static final List<String> PERIODS = List.of("night", "week", "month", "year", "spring", "summer", "autumn", "fall", "winter");

  private static final List<String> UNITS = List.of("days", "weeks", "months", "years");

  private static final List<String> NUMBERS =
      List.of("one two three four five six seven eight nine ten twice dozen hundred thousand".split(" "));

  private static final List<String> REPLACEMENTS =
      List.of(
          "became", "now says", "no longer", "instead of", "any more", "anymore", "renamed", "replace", "replaces", "replaced",
          "replacing", "replacement", "supersede", "supersedes", "superseded", "superseding");

  private static final CharArrayMap<Integer> KNOWN = known();

  /** Longer ones are all alike. */
  private static final int SHAPE_CHARS_MAX = 32;

  /** By their first letter and their length, which tell of most words that they are none of these. */
  private static final BitSet SHAPES = shapes();

  private final char[] text;
  private int start;
  private int end;

  /** Where the word before begins when one space is between, else where this one does. */
  private int pairStart;

  private Cues(String text) {
    this.text = text.toCharArray();
  }

  private static CharArrayMap<Integer> known() {
    CharArrayMap<Integer> known = new CharArrayMap<>(256, true);
    TIMES.forEach(word -> known.put(word, Traits.TELLS_TIME));
    for (String which : List.of("last ", "next ", "this ", "past ")) {
      PERIODS.forEach(word -> known.put(which + word, Traits.TELLS_TIME));
    }
    NUMBERS.forEach(word -> known.put(word, Traits.COUNTS));
    REPLACEMENTS.forEach(word -> known.put(word, Traits.REPLACES));
    return known;
  }

  /** Those of {@link Traits#TELLS_TIME}, {@link Traits#COUNTS} and {@link Traits#REPLACES} that the text has. */
  static int in(String text) {
    Cues cues = new Cues(text);
    int found = 0;
    while (cues.next()) {
      found |= cues.here();
    }
    return found;
  }

  private boolean next() {
    int before = start;
    int gap = end;
    start = end;
    while (start < text.length && !isWord(text[start])) {
      start++;
    }
    end = start;
    while (end < text.length && isWord(text[end])) {
      end++;
    }
    pairStart = start == gap + 1 && text[gap] == ' ' && gap > before ? before : start;
    return start < text.length;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int here() {
    int digits = digits(start, end);
    int found = digits > 0 ? Traits.COUNTS : 0;
    found |= isDate(digits) ? Traits.TELLS_TIME : 0;
    found |= known(start);
    return pairStart < start ? found | known(pairStart) | age() : found;
  }

  private static BitSet shapes() {
    BitSet shapes = new BitSet();
    for (Object words : KNOWN.keySet()) {
      char[] letters = (char[]) words;
      shapes.set(shape(letters[0], letters.length));
    }
    return shapes;
  }

  /** The same for a small letter and its capital. */
  private static int shape(char first, int length) {
    return Math.min(length, SHAPE_CHARS_MAX) << Byte.SIZE | (first | ' ');
  }

  private int known(int from) {
    if (!SHAPES.get(shape(text[from], end - from))) {
      return 0;
    }
    Integer known = KNOWN.get(text, from, end - from);
    return known == null ? 0 : known;
  }

  /** A year, or a year and a month. */
  private boolean isDate(int digits) {
    if (digits != 4 || end - start != 4) {
      return false;
    }
    boolean year = (text[start] == '1' && text[start + 1] == '9') || (text[start] == '2' && text[start + 1] == '0');
    int month = end + 1;
    boolean dashed = month + 2 <= text.length && text[end] == '-' && digits(month, month + 2) == 2;
    return year || (dashed && (month + 2 == text.length || !isWord(text[month + 2])));
  }

  /** As in {@code 3 days}. */
  private int age() {
    boolean counted = digits(pairStart, start - 1) == start - 1 - pairStart;
    return counted && UNITS.contains(new String(text, start, end - start)) ? Traits.TELLS_TIME : 0;
  }

  private int digits(int from, int until) {
    int digits = 0;
    for (int i = from; i < until; i++) {
      digits += isDigit(text[i]) ? 1 : 0;
    }
    return digits;
  }
}
