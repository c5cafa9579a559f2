package dev.varve.context;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** A note that may be told, and what it is worth. */
record Candidate(Note note, Why why, double value) {

  /** The better reason first, then the newer memory. */
  static final Comparator<Candidate> ON_THE_PAGE =
      Comparator.comparing(Candidate::why)
          .thenComparing(candidate -> candidate.note().at(), Comparator.reverseOrder())
          .thenComparingLong(candidate -> -candidate.note().ref().id());

  /** What was decided or repaired is asked for again; that something changed the code shows by itself. */
  private static final Map<String, Double> TYPES =
      Map.of("decision", 1.0, "bugfix", 1.0, "discovery", 0.9, "feature", 0.8, "refactor", 0.6, "change", 0.5);

  private static final double OTHER_TYPE = 0.7;

  /** A memory of this age is worth half of a fresh one. */
  private static final double HALF_AGE_DAYS = 21;

  static Candidate of(Note note, Why why, Instant now) {
    double days = Math.max(0, Duration.between(note.at(), now).toHours() / 24.0);
    double recency = HALF_AGE_DAYS / (HALF_AGE_DAYS + days);
    return new Candidate(note, why, why.weight() * TYPES.getOrDefault(note.type(), OTHER_TYPE) * recency);
  }
}
