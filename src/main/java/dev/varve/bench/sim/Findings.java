package dev.varve.bench.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Promises that a seed saw broken; each sentence once, and only the first few. */
final class Findings {

  private static final int MAX = 20;

  private final VirtualTime time;
  private final List<String> sentences = new ArrayList<>();

  Findings(VirtualTime time) {
    this.time = time;
  }

  void add(String sentence) {
    String dated = "%d ms: %s".formatted(time.elapsed(), sentence);
    if (sentences.size() < MAX && sentences.stream().noneMatch(known -> known.endsWith(" ms: " + sentence))) {
      sentences.add(dated);
    }
  }

  /** Adds the sentence unless the promise holds. */
  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotations are not on the class path.
  void expect(boolean holds, String promise, @Nullable Object... details) {
    if (!holds) {
      add(promise.formatted(details));
    }
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
