package dev.varve.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which kill comes when: every window at least once, about half at random moments. */
final class Kills {

  /** Below this, no plan has a kill in every window. */
  static final int MIN = 7;

  private static final List<CrashWindow> OFTEN =
      List.of(
          CrashWindow.INSERT_COMMIT,
          CrashWindow.COMMIT_ANSWER,
          CrashWindow.ANSWER_CONFIRM,
          CrashWindow.CONFIRM_DONE,
          CrashWindow.CHECKPOINT);

  private Kills() {}

  static List<CrashWindow> planned(int kills, RandomGenerator random) {
    List<CrashWindow> planned = new ArrayList<>(List.of(CrashWindow.MIGRATION, CrashWindow.SPOOL_DRAIN));
    int each = Math.max(1, (kills - 1) / 2 / OFTEN.size());
    for (int i = 0; i < each; i++) {
      planned.addAll(OFTEN);
    }
    while (planned.size() < kills) {
      planned.add(CrashWindow.RANDOM);
    }
    Collections.shuffle(planned, random);
    return planned;
  }
}
