package dev.varve.memory.forget;

import java.util.List;

/**
 * The proof of a purge: what was looked for in which files, and where something of it still stands.
 *
 * @param pieces how many pieces of the forgotten text were looked for
 * @param found files in which one stands that belongs to nothing kept; empty when all is gone
 * @param alsoKept pieces that kept memories contain too, in the same words
 * @param failed what could not be purged, each with the reason
 * @param checks what a look into the index and the copies has shown
 */
public record PurgeReport(
    int pieces, int files, long bytes, List<Found> found, int alsoKept, List<String> failed, List<PurgeCheck> checks) {

  public PurgeReport {
    found = List.copyOf(found);
    failed = List.copyOf(failed);
    checks = List.copyOf(checks);
  }

  /**
   * A file that still holds something.
   *
   * @param file relative to the home
   */
  public record Found(String file, int pieces) {}

  public boolean proven() {
    return doubt().isEmpty();
  }

  /** Why it is not proven that nothing is left; empty when it is. */
  public String doubt() {
    if (!found.isEmpty()) {
      return "something of it still stands in the home";
    }
    if (!failed.isEmpty() || !checks.stream().allMatch(PurgeCheck::clean)) {
      return "not all of it could be purged";
    }
    if (pieces > 0 && alsoKept == pieces) {
      return "all that could be looked for stands in what is kept, too, in the same words";
    }
    return pieces > 0
        ? ""
        : "nothing could be looked for: what was forgotten before is not known any more, and what is shorter than "
            + Probes.BYTES_MIN
            + " bytes stands anywhere";
  }
}
