package dev.varve.cli;

import dev.varve.capture.spool.Spool;
import dev.varve.capture.spool.SpoolFacts;
import dev.varve.health.Check;
import dev.varve.health.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What hooks could not deliver.
 *
 * @param workerRuns whether a worker should be emptying it
 */
record SpoolCheck(Path spool, boolean workerRuns) implements Check {

  private static final String NAME = "spool";

  /** The newest; the others stand beside their files. */
  private static final int REASONS_MAX = 3;

  @Override
  public List<Finding> findings() {
    try {
      return findings(Spool.facts(spool), Spool.badReasons(spool));
    } catch (IOException e) {
      return List.of(Finding.fail(NAME, "%s cannot be read: %s".formatted(spool, e.getMessage()), "chmod 700 " + spool));
    }
  }

  private List<Finding> findings(SpoolFacts facts, SequencedMap<String, Integer> reasons) {
    List<Finding> findings = new ArrayList<>();
    String waiting = "%d events wait, %d kB".formatted(facts.files(), (facts.bytes() + 999) / 1_000);
    if (facts.files() == 0) {
      findings.add(Finding.ok(NAME, "no event waits"));
    } else if (workerRuns) {
      findings.add(Finding.warn(NAME, waiting, "The worker takes them within seconds; if not, read its log."));
    } else {
      findings.add(Finding.warn(NAME, waiting + " for a worker", "varve start"));
    }
    if (facts.bad() > 0) {
      findings.add(bad(facts.bad(), reasons));
    }
    if (facts.dropped() > 0) {
      findings.add(
          Finding.warn(
              NAME,
              "%d events were given up because the spool or the disk was full".formatted(facts.dropped()),
              "Keep a worker running and the disk free; to begin to count anew: rm " + spool.resolve("dropped")));
    }
    return findings;
  }

  private Finding bad(int files, SequencedMap<String, Integer> reasons) {
    Path bad = spool.resolve("bad");
    String why =
        reasons.entrySet().stream()
            .limit(REASONS_MAX)
            .map(reason -> "%d because %s".formatted(reason.getValue(), reason.getKey()))
            .collect(Collectors.joining("; "));
    return Finding.warn(
        NAME,
        "%d files could not be taken%s".formatted(files, why.isEmpty() ? "" : ": " + why),
        "They are in %s. What can be taken now, move back to be tried again: mv NAME %s; delete the others."
            .formatted(bad, spool));
  }
}
