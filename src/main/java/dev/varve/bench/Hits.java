package dev.varve.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many workers were ended in which window. Used by one thread. */
final class Hits {

  private final Map<CrashWindow, Integer> counts = new EnumMap<>(CrashWindow.class);

  void count(CrashWindow window) {
    counts.merge(window, 1, Integer::sum);
  }

  int in(CrashWindow window) {
    return counts.getOrDefault(window, 0);
  }

  int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The windows nobody was ended in, of which nothing is proven; any moment is no window. */
  List<CrashWindow> missed() {
    List<CrashWindow> missed = new ArrayList<>();
    for (CrashWindow window : CrashWindow.values()) {
      if (window != CrashWindow.RANDOM && in(window) == 0) {
        missed.add(window);
      }
    }
    return missed;
  }
}
