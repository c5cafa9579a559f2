package dev.varve.observer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A complete answer to a turn: it answers every message the turn showed. */
public sealed interface Reply {

  /** Something worth keeping. At least one observation or a summary. */
  record Memories(List<DraftObservation> observations, @Nullable DraftSummary summary) implements Reply {
    public Memories {
      observations = List.copyOf(observations);
      if (observations.isEmpty() && summary == null) {
        throw new IllegalArgumentException("a reply without memories is Nothing");
      }
    }
  }

  /** Read and intentionally not kept. */
  record Nothing() implements Reply {}
}
