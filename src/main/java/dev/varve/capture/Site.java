package dev.varve.capture;

import dev.varve.capture.policy.ProjectSite;
import dev.varve.git.GitObjects;
import dev.varve.session.Place;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of itself, still raw: it may be a secret place, and its claims may be lies.
 *
 * @param root the repository's working tree; without git the nearest directory with a file of ours, else the directory
 *     itself; null when it is none of this machine
 * @param repository git's directory, shared by all working trees; null without git, and where the working tree points
 *     to a repository that knows nothing of it
 * @param home where the repository lies, else the working tree
 * @param isObservers whether one of our own observers works there
 */
record Site(Place place, @Nullable Path root, @Nullable Path repository, String home, boolean isObservers) {

  /** Of an event that names no directory, or none that may be told; told apart by client, as are their sessions. */
  static Site nowhere(String client) {
    Place place = new Place("client:" + client, "no project (" + client + ")", "", null, null);
    return new Site(place, null, null, "", false);
  }

  ProjectSite forRuling() {
    String cwd = place.cwd().isEmpty() ? null : place.cwd();
    return new ProjectSite(place.identity(), place.project(), home, cwd, root);
  }

  boolean holdsAny(List<String> heads) {
    return repository != null && GitObjects.of(repository).containsAny(heads);
  }
}
