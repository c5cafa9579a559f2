package dev.varve.context;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes notes as lines: reference, day, type, cost of reading it in full, what it says, and in brackets what speaks
 * against it.
 *
 * @param branch where the session works; null when that is not known
 */
record NoteLine(@Nullable String branch) {

  /** What is done on these is in everybody's history before long. */
  private static final Set<String> TRUNKS = Set.of("main", "master", "trunk", "develop");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static String day(Instant at) {
    return DAY.format(at);
  }

  /** @param stale what has changed since; empty when nothing is known to have */
  String of(Note note, String stale) {
    return "%s %s %s ~%dt: %s%s%s%s"
        .formatted(
            note.ref(),
            day(note.at()),
            note.type(),
            note.readTokens(),
            note.said(),
            otherBranch(note.branch()),
            note.replacedBy() == null ? "" : " [perhaps replaced by " + note.replacedBy() + "]",
            stale.isEmpty() ? "" : " [stale: " + stale + "]");
  }

  /** Whether a branch was merged nobody knows without git, so work of another one is marked as long as it is told. */
  String otherBranch(@Nullable String other) {
    return other == null || other.equals(branch) || TRUNKS.contains(other) ? "" : " [branch " + other + "]";
  }
}
