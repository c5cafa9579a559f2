package dev.varve.capture.policy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the files of other projects say of paths that lie there and are named by a session elsewhere: what a project does
 * not want to be kept is not kept, whoever looks at it. Thread-safe.
 */
final class Neighbours {

  private final ProjectRoots roots;
  private final ProjectFiles files;

  Neighbours(ProjectRoots roots, ProjectFiles files) {
    this.roots = roots;
    this.files = files;
  }

  /**
   * Whether the project around a path excludes it.
   *
   * @param path absolute and normalized
   * @param own the root of the session's own project, whose file is followed anyway; null without one
   */
  boolean exclude(Path path, @Nullable Path own) {
    ProjectRoots.Around around = roots.around(path);
    Path root = around.root();
    if (root == null || own != null && own.startsWith(root) && around.real().startsWith(own)) {
      return false;
    }
    ProjectFile file = files.of(root);
    return !file.capture() || excludes(file, root, around.real());
  }

  private static boolean excludes(ProjectFile file, Path root, Path path) {
    for (String pattern : file.excludePaths()) {
      if (PathGlob.beneath(root, pattern).includes(path)) {
        return true;
      }
    }
    return false;
  }
}
