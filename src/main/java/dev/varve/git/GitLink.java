package dev.varve.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a working tree and its repository name each other. Anybody can write a pointer to a repository of somebody
 * else; the way back only the repository's owner can write. Formats: gitrepository-layout(5), git-worktree(1).
 */
public final class GitLink {

  private static final String POINTER = "gitdir:";
  private static final Pattern WORKTREE = Pattern.compile("(?m)^\\s*worktree\\s*=\\s*\"?([^\"\\r\\n#;]+?)\"?\\s*$");

  private GitLink() {}

  /** True of a repository inside its working tree, of worktrees and of submodules; false when in doubt. */
  public static boolean isMutual(GitCheckout checkout) {
    Path git = checkout.root().resolve(".git");
    if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      return isBeneath(checkout.commonDir(), git);
    }
    return Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)
        && GitFile.line(git)
            .filter(line -> line.startsWith(POINTER))
            .flatMap(line -> GitFile.resolved(checkout.root(), line.substring(POINTER.length()).strip()))
            .filter(target -> isBeneath(target, checkout.commonDir()))
            .filter(target -> leadsBack(target, git))
            .isPresent();
  }

  /** A worktree's administration names the file that points to it, a submodule's configuration its working tree. */
  private static boolean leadsBack(Path target, Path git) {
    Optional<Path> file = GitFile.line(target.resolve("gitdir")).flatMap(line -> GitFile.resolved(target, line));
    Optional<Path> tree =
        GitFile.text(target.resolve("config"))
            .map(WORKTREE::matcher)
            .filter(Matcher::find)
            .flatMap(found -> GitFile.resolved(target, found.group(1)));
    return file.filter(path -> isSame(path, git)).isPresent()
        || tree.filter(path -> isSame(path.resolve(".git"), git)).isPresent();
  }

  private static boolean isSame(Path one, Path other) {
    return isBeneath(one, other) && isBeneath(other, one);
  }

  private static boolean isBeneath(Path inner, Path outer) {
    try {
      return inner.toRealPath().startsWith(outer.toRealPath());
    } catch (IOException notThere) {
      return false;
    }
  }
}
