package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stood at the places of a file that were empty or missing before Varve filled them, so that they can be given
 * back as they were. The root stands for the file itself. Immutable.
 *
 * @param sources by JSON pointer; null for what did not exist
 */
record Vacancies(Map<String, @Nullable String> sources) {

  static final Vacancies NONE = new Vacancies(Map.of());

  Vacancies {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  Vacancies with(JsonPointer place, @Nullable String source) {
    Map<String, @Nullable String> more = new LinkedHashMap<>(sources);
    more.put(place.toString(), source);
    return new Vacancies(more);
  }

  /** What is known of the whole file holds as long as anything of ours is in it. */
  Vacancies withRootOf(Vacancies earlier) {
    boolean more = earlier.knows(HookSettings.ROOT) && !knows(HookSettings.ROOT);
    return more ? with(HookSettings.ROOT, earlier.source(HookSettings.ROOT)) : this;
  }

  boolean knows(JsonPointer place) {
    return sources.containsKey(place.toString());
  }

  /** Null for what did not exist. */
  @Nullable String source(JsonPointer place) {
    return sources.get(place.toString());
  }

  boolean isEmpty() {
    return sources.isEmpty();
  }
}
