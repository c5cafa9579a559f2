package dev.varve.observer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.rules.output.Lines;
import dev.varve.shell.Script;
import org.junit.jupiter.api.Test;

final class GitWorkTest {

  @Test
  void commit_has_hash_subject_and_body() {
    GitWork work = work("git add -A && git commit -m 'cart: sum' -m 'Rounds last.'",
        "[main 1a2b3c4] cart: sum\n 1 file changed");
    assertThat(work.commits()).containsExactly(new Commit("1a2b3c4", "cart: sum", "Rounds last."));
  }

  @Test
  void message_may_come_from_a_heredoc() {
    String command = "git commit -q -m \"$(cat <<'EOF'\ncart: sum\n\nRounds last.\nEOF\n)\" && git log --oneline -1";
    assertThat(work(command, "1a2b3c4 cart: sum").commits())
        .containsExactly(new Commit("1a2b3c4", "cart: sum", "Rounds last."));
  }

  @Test
  void what_a_document_says_about_git_was_not_done() {
    String command = "cat > RELEASING.md <<'EOF'\ngit push --tags\nEOF\ngit commit -m 'How to release'";
    GitWork work = work(command, "1a2b3c4 How to release");
    assertThat(work.facts()).isEmpty();
    assertThat(work.commits()).extracting(Commit::subject).containsExactly("How to release");
  }

  @Test
  void a_failed_command_committed_nothing() {
    assertThat(GitWork.of(Script.of("git commit -m x", 100), Lines.of("nothing to commit"), false).commits()).isEmpty();
  }

  @Test
  void conflicts_are_told_by_file() {
    Lines output = Lines.of("CONFLICT (content): Merge conflict in a.c\nCONFLICT (content): Merge conflict in b.c");
    assertThat(GitWork.of(Script.of("git merge topic", 100), output, false).facts())
        .containsExactly(Fact.key("`git merge topic` conflicted in 2 files: a.c, b.c"));
  }

  @Test
  void merges_reverts_tags_and_branches_are_told_and_looks_are_not() {
    assertThat(work("git merge topic; git revert HEAD; git tag -a v1 -m one; git branch -d topic; git status",
        "").facts())
        .extracting(Fact::text)
        .containsExactly(
            "Merged with `git merge topic`.",
            "Reverted with `git revert HEAD`.",
            "Tagged with `git tag -a v1 -m one`.",
            "Ran `git branch -d topic`.");
    assertThat(work("git log -3 && git branch -a && git tag --list && git diff", "").facts()).isEmpty();
  }

  private static GitWork work(String command, String output) {
    return GitWork.of(Script.of(command, 1_000), Lines.of(output), true);
  }
}
