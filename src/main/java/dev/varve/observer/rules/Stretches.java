package dev.varve.observer.rules;

import dev.varve.observer.ToolKind;
import dev.varve.observer.rules.output.TestRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Cuts the steps of a turn where the work itself has joints: at a prompt, behind a commit, a report, a green test
 * run, in front of the first edit.
 */
final class Stretches {

  private static final int STEPS_MIN = 3;
  private static final int STEPS_MAX = 9;

  private Stretches() {}

  /** At least one and at most {@code most}, which is 1 or more. */
  static List<Stretch> of(List<Step> steps, int most) {
    NavigableSet<Integer> cuts = new TreeSet<>(List.of(0, steps.size()));
    List<Integer> joints = new ArrayList<>();
    for (int at = 1; at < steps.size(); at++) {
      if (strength(steps, at) > 0) {
        joints.add(at);
      }
    }
    joints.sort(Comparator.comparingInt((Integer at) -> strength(steps, at)).reversed());
    for (int at : joints) {
      if (cuts.size() - 1 < most && (isPromptJoint(steps, at) || leavesEnough(cuts, at))) {
        cuts.add(at);
      }
    }
    halveLong(cuts, most);
    return cut(steps, List.copyOf(cuts));
  }

  private static boolean isPromptJoint(List<Step> steps, int at) {
    return steps.get(at).call().use().promptNumber() != steps.get(at - 1).call().use().promptNumber();
  }

  private static boolean leavesEnough(NavigableSet<Integer> cuts, int at) {
    Integer before = cuts.floor(at);
    Integer after = cuts.ceiling(at);
    return before != null && after != null && at - before >= STEPS_MIN && after - at >= STEPS_MIN;
  }

  /** How clearly one thing ends and another begins in front of the step at {@code at}. */
  private static int strength(List<Step> steps, int at) {
    Step before = steps.get(at - 1);
    Step after = steps.get(at);
    if (isPromptJoint(steps, at)) {
      return 5;
    }
    if (!before.commits().isEmpty() || before.call().kind() == ToolKind.AGENT) {
      return 4;
    }
    if (!Objects.equals(before.call().use().agentType(), after.call().use().agentType())) {
      return after.call().kind() == ToolKind.AGENT ? 0 : 3;
    }
    TestRun tests = before.tests();
    if (tests != null && tests.green() && after.commits().isEmpty()) {
      return 2;
    }
    return before.changes().isEmpty() && !after.changes().isEmpty() ? 1 : 0;
  }

  private static void halveLong(NavigableSet<Integer> cuts, int most) {
    boolean grown = true;
    while (grown && cuts.size() - 1 < most) {
      grown = false;
      Integer start = longest(cuts);
      Integer end = cuts.higher(start);
      if (end != null && end - start > STEPS_MAX) {
        cuts.add((start + end) / 2);
        grown = true;
      }
    }
  }

  private static Integer longest(NavigableSet<Integer> cuts) {
    Integer longest = cuts.first();
    for (Integer start : cuts) {
      if (length(cuts, start) > length(cuts, longest)) {
        longest = start;
      }
    }
    return longest;
  }

  private static int length(NavigableSet<Integer> cuts, Integer start) {
    Integer end = cuts.higher(start);
    return end == null ? 0 : end - start;
  }

  private static List<Stretch> cut(List<Step> steps, List<Integer> cuts) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      boolean opens = i == 0 || isPromptJoint(steps, cuts.get(i));
      stretches.add(new Stretch(steps.subList(cuts.get(i), cuts.get(i + 1)), opens));
    }
    return stretches;
  }
}
