package dev.varve.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Which kill comes when: every window at least once, about half at random moments. */
final class Kills {

  /** Below this, no plan has a kill in every window. */
  static final int MIN = 7;

  private static final List<CrashWindow> UNDER_LOAD =
      List.of(
          CrashWindow.INSERT_COMMIT,
          CrashWindow.COMMIT_ANSWER,
          CrashWindow.ANSWER_CONFIRM,
          CrashWindow.CONFIRM_DONE,
          CrashWindow.CHECKPOINT);

  private Kills() {}

  /** The schema is created once in a home's life, so that kill is one and comes first. */
  static List<CrashWindow> planned(int kills, RandomGenerator random) {
    List<CrashWindow> underLoad = new ArrayList<>();
    int each = Math.max(1, (kills - 1) / 2 / UNDER_LOAD.size());
    for (int i = 0; i < each; i++) {
      underLoad.addAll(UNDER_LOAD);
    }
    underLoad.add(CrashWindow.SPOOL_DRAIN);
    while (underLoad.size() < kills - 1) {
      underLoad.add(CrashWindow.RANDOM);
    }
    Collections.shuffle(underLoad, random);
    List<CrashWindow> planned = new ArrayList<>(List.of(CrashWindow.MIGRATION));
    planned.addAll(underLoad);
    return planned;
  }

  static Map<CrashWindow, Integer> none() {
    Map<CrashWindow, Integer> counts = new EnumMap<>(CrashWindow.class);
    for (CrashWindow window : CrashWindow.values()) {
      counts.put(window, 0);
    }
    return counts;
  }
}
