package dev.varve.capture.policy;

import dev.varve.cache.RecentMap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code .varve.toml} files of the repositories at work. What was read is used again for two seconds, so that a
 * burst of events costs one look. Thread-safe.
 */
final class ProjectFiles {

  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int REMEMBERED_MAX = 1_000;

  private record Read(ProjectFile file, Instant at) {}

  private final InstantSource clock;
  private final TrustedFiles trusted;
  private final Map<Path, Read> known = new RecentMap<>(REMEMBERED_MAX);

  ProjectFiles(InstantSource clock, TrustedFiles trusted) {
    this.clock = clock;
    this.trusted = trusted;
  }

  ProjectFile of(Path root) {
    Instant now = clock.instant();
    synchronized (known) {
      Read read = known.get(root);
      if (read != null && !now.isAfter(read.at().plus(FRESH)) && !now.isBefore(read.at())) {
        return read.file();
      }
    }
    ProjectFile file = ProjectFileText.read(root);
    if (file.project() != null && !trusted.trusts(root, file.hash())) {
      file = file.untrusted();
    }
    synchronized (known) {
      known.put(root, new Read(file, now));
    }
    return file;
  }

  /** What was left out of the files seen lately, the latest last. */
  List<FileProblem> problems() {
    List<FileProblem> problems = new ArrayList<>();
    synchronized (known) {
      known.forEach(
          (root, read) ->
              read.file().problems().forEach(
                  problem -> problems.add(new FileProblem(root.resolve(ProjectFile.NAME).toString(), problem))));
    }
    return problems;
  }
}
