package dev.varve.git;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a working tree stands: on a branch or detached, at a commit or before the first. */
record GitHead(@Nullable String branch, @Nullable String commit) {

  private static final String SYMBOLIC = "ref:";
  private static final String BRANCHES = "refs/heads/";

  /** Stands in HEAD when the references are kept in tables: gitrepository-layout(5), reftable. */
  private static final String ELSEWHERE = "refs/heads/.invalid";

  /** SHA-1 or SHA-256. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

  private static final int NAME_LENGTH_MAX = 250;

  static GitHead of(String head, Path gitDir, Path common) {
    if (!head.startsWith(SYMBOLIC)) {
      return new GitHead(null, hash(head).orElse(null));
    }
    String name = head.substring(SYMBOLIC.length()).strip();
    if (!isReference(name) || name.equals(ELSEWHERE)) {
      return new GitHead(null, null);
    }
    String branch = name.startsWith(BRANCHES) ? name.substring(BRANCHES.length()) : null;
    String commit =
        GitFile.line(gitDir.resolve(name))
            .or(() -> GitFile.line(common.resolve(name)))
            .or(() -> packed(common, name))
            .flatMap(GitHead::hash)
            .orElse(null);
    return new GitHead(branch, commit);
  }

  /** A name that cannot lead out of the repository; the rules are those of git-check-ref-format(1), a little stricter. */
  private static boolean isReference(String name) {
    return name.startsWith("refs/")
        && name.length() <= NAME_LENGTH_MAX
        && !name.contains("..")
        && !name.contains("\\")
        && name.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  private static Optional<String> packed(Path common, String name) {
    String end = " " + name;
    return GitFile.text(common.resolve("packed-refs"))
        .flatMap(text -> text.lines().filter(line -> line.endsWith(end)).findFirst())
        .map(line -> line.substring(0, line.length() - end.length()));
  }

  private static Optional<String> hash(String text) {
    return HASH.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
