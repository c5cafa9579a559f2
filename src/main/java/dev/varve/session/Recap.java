package dev.varve.session;

import dev.varve.memory.Filter;
import dev.varve.memory.Observation;
import dev.varve.memory.Observations;
import dev.varve.memory.Summaries;
import dev.varve.memory.Summary;
import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a session's stored memories already say, for a fresh run: the newest that fit, oldest first. */
final class Recap {

  /** 1,500 tokens of four characters. */
  static final int CHARS_MAX = 6_000;

  private static final int MEMORIES_MAX = 60;
  private static final int LINE_CHARS_MAX = 600;

  private final Observations observations;
  private final Summaries summaries;

  Recap(Observations observations, Summaries summaries) {
    this.observations = observations;
    this.summaries = summaries;
  }

  /** Empty when nothing is stored yet. */
  String of(Tx tx, SessionId session) {
    List<String> newestFirst = new ArrayList<>();
    for (Summary summary : summaries.list(tx, Filter.ofSession(session.value(), 1)).items()) {
      newestFirst.add("summary up to prompt %d: %s".formatted(summary.lastPrompt(), summary.completed()));
    }
    for (Observation seen : observations.list(tx, Filter.ofSession(session.value(), MEMORIES_MAX)).items()) {
      newestFirst.add(
          "prompt %d, %s: %s. %s".formatted(seen.promptNumber(), seen.type(), seen.title(), String.join("; ", seen.facts())));
    }
    return String.join("\n", fitting(newestFirst));
  }

  private static List<String> fitting(List<String> newestFirst) {
    List<String> kept = new ArrayList<>();
    int room = CHARS_MAX;
    for (String line : newestFirst) {
      String cut = line.length() <= LINE_CHARS_MAX ? line : line.substring(0, LINE_CHARS_MAX - 1) + "…";
      room -= cut.length() + 1;
      if (room < 0) {
        break;
      }
      kept.add(cut);
    }
    Collections.reverse(kept);
    return kept;
  }
}
