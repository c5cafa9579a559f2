package dev.varve.capture.policy;

import dev.varve.cache.Recent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directory whose {@code .varve.toml} counts for a path: the root of the git repository around it, else the
 * nearest that has such a file. What was seen of a directory is used again for two seconds, so that a path costs a look
 * at itself, and none where its directory is gone. Thread-safe.
 */
public final class ProjectRoots {

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
   * @param isDirectory whether anything can lie beneath it
   */
  record Around(Path real, @Nullable Path repository, @Nullable Path file, boolean isDirectory) {

    /** A path in it where there is no directory. */
    Around leaf(Path path) {
      return new Around(path, repository, file, false);
    }

    /** Null when nobody's file counts. */
    @Nullable Path root() {
      return repository == null ? file : repository;
    }
  }

  private final Recent<Path, Around> seen;

  public ProjectRoots(InstantSource clock) {
    this.seen = new Recent<>(clock, REMEMBERED_MAX);
  }

  /**
   * For a session that works in a directory without git: the nearest at or above it with a file, which can only narrow
   * what is kept; else the directory itself.
   */
  public Path ofSession(Path directory) {
    Around around = around(directory);
    Path nearest = around.file() == null ? around.repository() : around.file();
    return nearest == null ? directory : nearest;
  }

  /** @param path absolute and normalized; it need not exist */
  Around around(Path path) {
    return path.getNameCount() > DEPTH_MAX ? new Around(path, null, null, false) : around(path, LINKS_MAX);
  }

  private Around around(Path path, int links) {
    return seen.get(path, missed -> look(missed, links));
  }

  private Around look(Path path, int links) {
    Path parent = path.getParent();
    Around outside = parent == null ? new Around(path, null, null, true) : around(parent, links);
    Path name = path.getFileName();
    Path here = name == null ? path : outside.real().resolve(name);
    if (!outside.isDirectory()) {
      return outside.leaf(here);
    }
    if (Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS)) {
      return ofDirectory(here, outside);
    }
    boolean leadsOn = links > 0 && Files.isSymbolicLink(here);
    return leadsOn ? behind(here, outside, links) : outside.leaf(here);
  }

  private static Around ofDirectory(Path here, Around outside) {
    if (Files.exists(here.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return new Around(here, here, null, true);
    }
    boolean hasFile = Files.exists(here.resolve(ProjectFile.NAME), LinkOption.NOFOLLOW_LINKS);
    return new Around(here, outside.repository(), hasFile ? here : outside.file(), true);
  }

  private Around behind(Path link, Around outside, int links) {
    try {
      return around(link.toRealPath(), links - 1);
    } catch (IOException leadsNowhere) {
      return outside.leaf(link);
    }
  }
}
