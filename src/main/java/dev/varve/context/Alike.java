package dev.varve.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recognises titles that say nearly the same; used by one thread. */
final class Alike {

  /** Of all words of both titles, the part that both have. */
  private static final double SHARED_MIN = 0.8;

  private final List<Set<String>> seen = new ArrayList<>();

  /** Whether a title of those shown to it before is nearly the same. */
  boolean isKnown(String title) {
    Set<String> words = Set.copyOf(Wording.of(title).words());
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
}
