package dev.varve.memory.forget;

import java.util.List;

/**
 * The proof of a purge: what was looked for in which files, and where something of it still stands.
 *
 * @param pieces how many pieces of the forgotten text were looked for
 * @param found files in which one stands that belongs to nothing kept; empty when all is gone
 * @param alsoKept pieces that kept memories contain too, in the same words
 * @param failed what could not be purged, each with the reason
 */
public record PurgeReport(int pieces, int files, long bytes, List<Found> found, int alsoKept, List<String> failed) {

  public PurgeReport {
    found = List.copyOf(found);
    failed = List.copyOf(failed);
  }

  /**
   * A file that still holds something.
   *
   * @param file relative to the home
   */
  public record Found(String file, int pieces) {}

  public boolean proven() {
    return found.isEmpty() && failed.isEmpty();
  }
}
