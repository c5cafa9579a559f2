package dev.varve.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A working tree and what its repository's files say. Formats: gitrepository-layout(5).
 *
 * @param root the directory that holds {@code .git}
 * @param commonDir the repository's directory, shared by all its worktrees
 * @param origin normalised address of the remote named origin, such as {@code github.com/acme/tally}; null without one
 * @param branch null when the head is detached
 * @param head hash of the current commit; null before the first one
 */
public record GitCheckout(
    Path root, Path commonDir, @Nullable String origin, @Nullable String branch, @Nullable String head) {

  private static final String POINTER = "gitdir:";
  private static final int PARENTS_MAX = 64;

  /** The innermost checkout around a directory; empty when there is none or its files cannot be read. */
  public static Optional<GitCheckout> at(Path directory) {
    Path here = directory.toAbsolutePath().normalize();
    for (int i = 0; here != null && i < PARENTS_MAX; i++, here = here.getParent()) {
      Path git = here.resolve(".git");
      if (Files.isDirectory(git)) {
        return read(here, git);
      }
      if (Files.isRegularFile(git)) {
        Path root = here;
        return GitFile.line(git)
            .filter(line -> line.startsWith(POINTER))
            .flatMap(line -> GitFile.resolved(root, line.substring(POINTER.length()).strip()))
            .flatMap(target -> read(root, target));
      }
    }
    return Optional.empty();
  }

  private static Optional<GitCheckout> read(Path root, Path gitDir) {
    Optional<String> head = GitFile.line(gitDir.resolve("HEAD"));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    Path common =
        GitFile.line(gitDir.resolve("commondir")).flatMap(line -> GitFile.resolved(gitDir, line)).orElse(gitDir);
    String origin = GitFile.text(common.resolve("config")).flatMap(RemoteUrl::origin).orElse(null);
    GitHead at = GitHead.of(head.get(), gitDir, common);
    return Optional.of(new GitCheckout(root, common, origin, at.branch(), at.commit()));
  }
}
