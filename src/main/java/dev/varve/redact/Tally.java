package dev.varve.redact;

import java.util.Map;
import java.util.TreeMap;

/** Counts the findings of one event. Not thread-safe. */
final class Tally {

  private final Map<String, Integer> kinds = new TreeMap<>();
  private int secrets;
  private int privateBlocks;
  private int unchecked;
  private int cut;

  void secret(String kind) {
    secrets++;
    kinds.merge(kind, 1, Integer::sum);
  }

  void privateBlocks(int count) {
    privateBlocks += count;
  }

  void unchecked() {
    unchecked++;
  }

  void cut() {
    cut++;
  }

  boolean foundPrivate() {
    return privateBlocks > 0;
  }

  Findings findings() {
    return secrets + privateBlocks + unchecked + cut == 0
        ? Findings.none()
        : new Findings(secrets, privateBlocks, unchecked, cut, kinds);
  }
}
