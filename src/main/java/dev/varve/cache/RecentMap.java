package dev.varve.cache;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map of limited size; what was used longest ago goes first. To get an entry is to use it. Not thread-safe. */
public final class RecentMap<K, V> extends LinkedHashMap<K, V> {

  @Serial private static final long serialVersionUID = 1L;

  private final int entriesMax;

  public RecentMap(int entriesMax) {
    super(16, 0.75f, true);
    this.entriesMax = entriesMax;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > entriesMax;
  }
}
