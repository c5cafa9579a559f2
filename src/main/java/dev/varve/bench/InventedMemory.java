package dev.varve.bench;

import java.util.List;
import java.util.random.RandomGenerator;

/** An observation of nothing, as long as real ones are and of as many different words. */
record InventedMemory(
    String type, String title, String narrative, List<String> facts, List<String> concepts, String path) {

  private static final List<String> TYPES = List.of("bugfix", "feature", "refactor", "change", "discovery", "decision");

  static InventedMemory next(RandomGenerator random, Vocabulary words) {
    return new InventedMemory(
        TYPES.get(random.nextInt(TYPES.size())),
        words.sentence(8),
        words.sentence(30 + random.nextInt(20)),
        List.of(words.sentence(10), words.sentence(12)),
        List.of(words.next(), words.next()),
        words.path());
  }
}
