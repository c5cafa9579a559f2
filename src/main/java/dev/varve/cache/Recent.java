package dev.varve.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/**
 * What was seen a moment ago, used again for two seconds, so that a burst of events costs one look; the longest unused
 * goes first. Thread-safe; two threads that miss the same thing both look.
 */
public final class Recent<K, V> {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private record Seen<T>(T value, Instant from, Instant until) {

    boolean isFresh(Instant now) {
      return !now.isAfter(until) && !now.isBefore(from);
    }
  }

  private final InstantSource clock;
  private final Map<K, Seen<V>> known;

  /** @param most things that are remembered */
  public Recent(InstantSource clock, int most) {
    this.clock = clock;
    this.known = new RecentMap<>(most);
  }

  /** Looks where nothing fresh is known; the look may ask here again. */
  public V get(K key, Function<K, V> look) {
    Instant now = clock.instant();
    synchronized (known) {
      Seen<V> seen = known.get(key);
      if (seen != null && seen.isFresh(now)) {
        return seen.value();
      }
    }
    V value = look.apply(key);
    synchronized (known) {
      known.put(key, new Seen<>(value, now, now.plus(FRESH)));
    }
    return value;
  }
}
