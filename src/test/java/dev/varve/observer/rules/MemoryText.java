package dev.varve.observer.rules;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import java.util.ArrayList;
import java.util.List;

/** Memories as text, one for each, in the way a reader would be given them. */
final class MemoryText {

  private MemoryText() {}

  static List<String> of(RecordedSession session) {
    List<String> memories = new ArrayList<>();
    for (RecordedSession.Observed turn : session.turns()) {
      turn.observations().forEach(observation -> memories.add(of(observation)));
      if (turn.summary() != null) {
        memories.add(of(turn.summary()));
      }
    }
    return memories;
  }

  static String of(DraftObservation observation) {
    return """
        [%s] %s
          %s
          %s
          - %s
          read %s
          modified %s
        """
        .formatted(
            observation.type(),
            observation.title(),
            observation.subtitle(),
            observation.narrative(),
            String.join("\n  - ", observation.facts()),
            observation.filesRead(),
            observation.filesModified());
  }

  static String of(DraftSummary summary) {
    return """
        [SUMMARY] request: %s
          investigated: %s
          learned: %s
          completed: %s
          next: %s
          notes: %s
        """
        .formatted(
            summary.request(),
            summary.investigated(),
            summary.learned(),
            summary.completed(),
            summary.nextSteps(),
            summary.notes());
  }
}
