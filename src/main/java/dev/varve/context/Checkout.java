package dev.varve.context;

import dev.varve.git.GitCheckout;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A session's directory and the root of its project, which is the directory itself without git.
 *
 * @param root canonical
 */
record Checkout(Path cwd, Path root) {

  /** Empty for what is no directory of this machine. */
  static Optional<Checkout> at(String cwd) {
    try {
      Path path = Path.of(cwd);
      return path.isAbsolute() ? Optional.of(new Checkout(path, root(path))) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Path root(Path cwd) throws IOException {
    return GitCheckout.at(cwd).map(GitCheckout::root).orElse(cwd).toRealPath();
  }
}
