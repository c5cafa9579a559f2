package dev.varve.context;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sentence by its words, in small letters.
 *
 * @param isCut whether more followed the last word, or a part of it
 */
record Wording(List<String> words, boolean isCut) {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?:[^\\p{L}\\p{N}_.]|\\.(?![\\p{L}\\p{N}]))+");

  Wording {
    words = List.copyOf(words);
  }

  static Wording of(String sentence) {
    String[] words = BETWEEN_WORDS.split(sentence.toLowerCase(Locale.ROOT), -1);
    return new Wording(List.of(words).stream().filter(word -> !word.isEmpty()).toList(), sentence.endsWith("…"));
  }

  /** Whether the other begins with the same word and has all of these in their order, whatever else stands between. */
  boolean isSaidBy(Wording other) {
    int said = 0;
    for (String word : other.words) {
      if (said < words.size() && isMet(said, word)) {
        said++;
      } else if (said == 0) {
        return words.isEmpty();
      }
    }
    return said == words.size();
  }

  private boolean isMet(int place, String word) {
    boolean part = isCut && place == words.size() - 1;
    return part ? word.startsWith(words.get(place)) : word.equals(words.get(place));
  }
}
