package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.Lines;
import dev.varve.shell.Command;
import dev.varve.shell.Script;
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

  static GitWork of(Script script, Lines output, boolean succeeded) {
    if (!script.lines().contains("git ")) {
      return new GitWork(List.of(), List.of());
    }
    List<Commit> commits = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    conflicts(script.lines(), output).ifPresent(facts::add);
    for (Command command : succeeded ? script.commands() : List.<Command>of()) {
      List<String> words = arguments(command);
      if (!words.isEmpty() && words.getFirst().equals("commit")) {
        commits.add(Commit.of(CommitMessage.typed(words, script), output));
      } else {
        done(words).map(Fact::result).ifPresent(facts::add);
      }
    }
    deletions(output, facts);
    return new GitWork(commits, facts);
  }

  /** Words behind {@code git} and its own options, such as {@code -C dir}; none of another command. */
  private static List<String> arguments(Command command) {
    List<String> words = command.words();
    int at = words.indexOf("git") + 1;
    while (at > 0 && at < words.size() && words.get(at).startsWith("-")) {
      at += words.get(at).equals("-C") || words.get(at).equals("-c") ? 2 : 1;
    }
    return at == 0 || at >= words.size() ? List.of() : words.subList(at, words.size());
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

  private static Optional<Fact> conflicts(String lines, Lines output) {
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
    String first = Clip.line(lines, 80);
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
