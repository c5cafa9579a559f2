package dev.varve.capture;

import dev.varve.cache.Recent;
import dev.varve.capture.policy.ProjectRoots;
import dev.varve.git.GitCheckout;
import dev.varve.git.GitLink;
import dev.varve.session.Place;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a directory belongs, by reading git's files, never by running git. What was read is used again
 * for two seconds, so that a burst of events costs one look. Thread-safe.
 */
final class Places {

  private static final int REMEMBERED_MAX = 1_000;

  private final Recent<String, Site> sites;
  private final ProjectRoots roots;

  Places(InstantSource clock) {
    this.sites = new Recent<>(clock, REMEMBERED_MAX);
    this.roots = new ProjectRoots(clock);
  }

  /** A client that names no directory works in a project of its own. */
  Site of(String client, @Nullable String cwd) {
    if (cwd == null || cwd.isBlank()) {
      return Site.nowhere(client);
    }
    return sites.get(cwd, this::read);
  }

  /** A path that is not one of this machine stands for itself. */
  private Site read(String cwd) {
    Optional<Path> path = path(cwd).map(Places::canonical);
    return path.flatMap(GitCheckout::at)
        .map(checkout -> site(cwd, checkout))
        .orElseGet(() -> bare(cwd, path.orElse(null)));
  }

  private static Site site(String cwd, GitCheckout checkout) {
    String origin = checkout.origin();
    boolean own = GitLink.isMutual(checkout);
    String home = (own ? home(checkout) : checkout.root()).toString();
    String identity = origin != null ? "git:" + origin : "path:" + home;
    String name = lastName(origin != null ? origin : home);
    Place place = new Place(identity, name, cwd, checkout.branch(), checkout.head());
    return new Site(place, checkout.root(), own ? checkout.commonDir() : null, home, isMarked(cwd));
  }

  /**
   * What all worktrees of a repository share: the directory around {@code .git}, or the repository itself where it
   * stands alone, as a bare one or a submodule's does.
   */
  private static Path home(GitCheckout checkout) {
    Path common = canonical(checkout.commonDir());
    Path around = common.getParent();
    return common.endsWith(".git") && around != null ? around : common;
  }

  private Site bare(String cwd, @Nullable Path directory) {
    String home = directory == null ? cwd : directory.toString();
    Path root = directory == null ? null : roots.ofSession(directory);
    return new Site(new Place("path:" + home, lastName(home), cwd, null, null), root, null, home, isMarked(cwd));
  }

  private static boolean isMarked(String cwd) {
    return path(cwd).filter(path -> Files.exists(path.resolve(Home.OBSERVER_MARK))).isPresent();
  }

  /** Without symbolic links, so that two ways to a directory are one place; as written when it is not there. */
  private static Path canonical(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      return path.normalize();
    }
  }

  private static Optional<Path> path(String cwd) {
    try {
      Path path = Path.of(cwd);
      return path.isAbsolute() ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String lastName(String path) {
    String trimmed = path.replaceAll("[/\\\\]+$", "").replaceAll("(?<=[^/\\\\])\\.git$", "");
    String name = trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
    return name.isEmpty() ? path : name;
  }
}
