package dev.varve.capture.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directory whose {@code .varve.toml} counts for a path: the root of the git repository around it, else the
 * nearest that has such a file. What was seen of a directory is used again for two seconds, so that a path costs a look
 * at itself. Thread-safe.
 */
final class ProjectRoots {

  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int REMEMBERED_MAX = 10_000;
  private static final int DEPTH_MAX = 64;

  /** Links that lead to links; deeper ones lead nowhere. */
  private static final int LINKS_MAX = 8;

  /**
   * Where a path lies.
   *
   * @param real the path without symbolic links
   * @param repository root of the git repository around it; null when there is none
   * @param file the nearest directory with a file that is in no repository; null when there is none
   */
  record Around(Path real, @Nullable Path repository, @Nullable Path file) {

    /** Null when nobody's file counts. */
    @Nullable Path root() {
      return repository == null ? file : repository;
    }
  }

  private record Seen(Around around, Instant at) {}

  private final InstantSource clock;
  private final Map<Path, Seen> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Seen> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  ProjectRoots(InstantSource clock) {
    this.clock = clock;
  }

  /** @param path absolute and normalized; it need not exist */
  Around around(Path path) {
    return path.getNameCount() > DEPTH_MAX ? new Around(path, null, null) : around(path, clock.instant(), LINKS_MAX);
  }

  private Around around(Path path, Instant now, int links) {
    synchronized (known) {
      Seen seen = known.get(path);
      if (seen != null && !now.isAfter(seen.at().plus(FRESH)) && !now.isBefore(seen.at())) {
        return seen.around();
      }
    }
    Around around = look(path, now, links);
    synchronized (known) {
      known.put(path, new Seen(around, now));
    }
    return around;
  }

  private Around look(Path path, Instant now, int links) {
    Path parent = path.getParent();
    Around outside = parent == null ? new Around(path, null, null) : around(parent, now, links);
    Path name = path.getFileName();
    Path here = name == null ? path : outside.real().resolve(name);
    if (Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS)) {
      return ofDirectory(here, outside);
    }
    boolean leadsOn = links > 0 && Files.isSymbolicLink(here);
    return leadsOn ? behind(here, outside, now, links) : new Around(here, outside.repository(), outside.file());
  }

  private static Around ofDirectory(Path here, Around outside) {
    if (Files.exists(here.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return new Around(here, here, null);
    }
    boolean hasFile = Files.exists(here.resolve(ProjectFile.NAME), LinkOption.NOFOLLOW_LINKS);
    return new Around(here, outside.repository(), hasFile ? here : outside.file());
  }

  private Around behind(Path link, Around outside, Instant now, int links) {
    try {
      return around(link.toRealPath(), now, links - 1);
    } catch (IOException leadsNowhere) {
      return new Around(link, outside.repository(), outside.file());
    }
  }
}
