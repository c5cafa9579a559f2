package dev.varve.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises titles that say nearly the same; used by one thread. */
final class Alike {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?:[^\\p{L}\\p{N}_.]|\\.(?![\\p{L}\\p{N}]))+");

  /** Of all words of both titles, the part that both have. */
  private static final double SHARED_MIN = 0.8;

  private final List<Set<String>> seen = new ArrayList<>();

  /** Whether a title of those shown to it before is nearly the same. */
  boolean isKnown(String title) {
    Set<String> words = words(title);
    for (Set<String> known : seen) {
      if (isNear(known, words)) {
        return true;
      }
    }
    seen.add(words);
    return false;
  }

  private static boolean isNear(Set<String> one, Set<String> other) {
    if (Math.min(one.size(), other.size()) < SHARED_MIN * Math.max(one.size(), other.size())) {
      return false;
    }
    long shared = one.stream().filter(other::contains).count();
    return shared >= SHARED_MIN * (one.size() + other.size() - shared);
  }

  private static Set<String> words(String title) {
    Set<String> words = new HashSet<>();
    for (String word : BETWEEN_WORDS.split(title.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
