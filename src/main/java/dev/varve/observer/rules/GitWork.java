package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command did to a git repository.
 *
 * @param commits made by it
 * @param facts the rest: merges, conflicts, reverts, tags, branches, pushes
 */
record GitWork(List<Commit> commits, List<Fact> facts) {

  private static final Pattern CONFLICT = Pattern.compile("^CONFLICT \\([^)]*\\): (?:Merge conflict in )?(.*)$");
  private static final Pattern DELETED = Pattern.compile("^Deleted branch (.*)$");
  private static final List<String> QUIET =
      List.of("status", "log", "diff", "show", "add", "ls-files", "rev-parse", "fetch", "grep", "blame", "config",
          "remote");

  private static final Pattern SHOWS_TAGS = Pattern.compile("^(?:-l|-n|--(?:list|points-at|contains|sort|merged))");

  private static final Pattern SHOWS_PLACES = Pattern.compile("^(?:$|list|-[avr]|--(?!delete|move|force))");

  GitWork {
    commits = List.copyOf(commits);
    facts = List.copyOf(facts);
  }

  static GitWork of(String command, Lines output, boolean succeeded) {
    if (!command.contains("git ")) {
      return new GitWork(List.of(), List.of());
    }
    List<Commit> commits = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    conflicts(command, output).ifPresent(facts::add);
    for (List<String> part : ShellCommand.of(command).parts()) {
      int git = part.indexOf("git");
      if (git >= 0 && git < part.size() - 1 && succeeded) {
        List<String> words = arguments(part, git);
        if (!words.isEmpty() && words.getFirst().equals("commit")) {
          commits.add(Commit.of(CommitMessage.typed(words, command), output));
        } else {
          done(words).map(Fact::result).ifPresent(facts::add);
        }
      }
    }
    deletions(output, facts);
    return new GitWork(commits, facts);
  }

  /** Words behind {@code git} without its own options, such as {@code -C dir}. */
  private static List<String> arguments(List<String> part, int git) {
    int at = git + 1;
    while (at < part.size() && part.get(at).startsWith("-")) {
      at += part.get(at).equals("-C") || part.get(at).equals("-c") ? 2 : 1;
    }
    return at >= part.size() ? List.of() : part.subList(at, part.size());
  }

  private static Optional<String> done(List<String> words) {
    if (words.isEmpty() || QUIET.contains(words.getFirst())) {
      return Optional.empty();
    }
    String rest = Clip.line(String.join(" ", words.subList(1, words.size())), 140);
    return switch (words.getFirst()) {
      case "merge" -> Optional.of("Merged with `git merge " + rest + "`.");
      case "revert" -> Optional.of("Reverted with `git revert " + rest + "`.");
      case "tag" -> rest.isEmpty() || SHOWS_TAGS.matcher(rest).find()
          ? Optional.empty()
          : Optional.of("Tagged with `git tag " + rest + "`.");
      case "push" -> Optional.of("Pushed with `git push " + rest + "`.");
      case "checkout", "switch", "restore", "reset", "rebase", "cherry-pick", "stash", "clean", "mv", "rm" ->
          Optional.of("Ran `git " + words.getFirst() + " " + rest + "`.");
      case "branch", "worktree" -> SHOWS_PLACES.matcher(rest).find()
          ? Optional.empty()
          : Optional.of("Ran `git " + words.getFirst() + " " + rest + "`.");
      default -> Optional.empty();
    };
  }

  private static Optional<Fact> conflicts(String command, Lines output) {
    if (!output.mention("CONFLICT (")) {
      return Optional.empty();
    }
    List<String> files = new ArrayList<>();
    for (String line : output.all()) {
      Matcher conflict = CONFLICT.matcher(line);
      if (conflict.matches()) {
        files.add(conflict.group(1));
      }
    }
    String first = Clip.line(command, 80);
    return Optional.of(
        Fact.key("`%s` conflicted in %d files: %s".formatted(first, files.size(), String.join(", ", files))));
  }

  private static void deletions(Lines output, List<Fact> facts) {
    for (String line : output.all()) {
      Matcher deleted = DELETED.matcher(line);
      if (deleted.matches()) {
        facts.add(Fact.result("Deleted branch " + deleted.group(1)));
      }
    }
  }
}
