package dev.varve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories as the real git makes them. */
class GitCheckoutTest {

  private static final String ORIGIN = "git@github.com:acme/tally.git";

  private Path folder;

  @BeforeEach
  void canonical(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
  }

  private static GitCheckout at(Path directory) {
    return GitCheckout.at(directory).orElseThrow();
  }

  @Test
  void plain_repository_tells_root_origin_branch_and_head() throws Exception {
    Path root = TestingGit.repository(folder.resolve("tally"));
    TestingGit.run(root, "remote", "add", "origin", ORIGIN);
    TestingGit.run(root, "switch", "--quiet", "--create", "fix/money-rounding");
    String head = TestingGit.commit(root);
    assertThat(at(root))
        .isEqualTo(
            new GitCheckout(root, root.resolve(".git"), "github.com/acme/tally", "fix/money-rounding", head));
  }

  @Test
  void any_directory_below_belongs_to_the_innermost_repository() throws Exception {
    Path outer = TestingGit.repository(folder.resolve("outer"));
    Path inner = TestingGit.repository(outer.resolve("inner"));
    Path deep = Files.createDirectories(inner.resolve("src/main"));
    assertThat(at(deep).root()).isEqualTo(inner);
    assertThat(at(outer.resolve("not/there/yet")).root()).isEqualTo(outer);
  }

  @Test
  void directory_without_a_repository_is_no_checkout() {
    assertThat(GitCheckout.at(folder)).isEmpty();
    assertThat(GitCheckout.at(Path.of("/"))).isEmpty();
  }

  @Test
  void before_the_first_commit_there_is_a_branch_and_no_head() throws Exception {
    GitCheckout checkout = at(TestingGit.init(folder.resolve("fresh")));
    assertThat(checkout.branch()).isEqualTo("main");
    assertThat(checkout.head()).isNull();
    assertThat(checkout.origin()).isNull();
  }

  @Test
  void detached_head_has_no_branch() throws Exception {
    Path root = TestingGit.repository(folder.resolve("tally"));
    String first = TestingGit.run(root, "rev-parse", "HEAD");
    TestingGit.commit(root);
    TestingGit.run(root, "checkout", "--quiet", "--detach", first);
    assertThat(at(root).branch()).isNull();
    assertThat(at(root).head()).isEqualTo(first);
  }

  @Test
  void packed_references_are_found() throws Exception {
    Path root = TestingGit.repository(folder.resolve("tally"));
    TestingGit.run(root, "branch", "other/main");
    String head = TestingGit.commit(root);
    TestingGit.run(root, "tag", "--annotate", "--message=t", "v1");
    TestingGit.run(root, "pack-refs", "--all");
    assertThat(root.resolve(".git/refs/heads/main")).doesNotExist();
    assertThat(at(root).head()).isEqualTo(head);
    String next = TestingGit.commit(root);
    assertThat(at(root).head()).isEqualTo(next).isNotEqualTo(head);
  }

  @Test
  void sha256_repository_tells_its_long_hash() throws Exception {
    Path root = folder.resolve("long");
    TestingGit.run(folder, "init", "--quiet", "--object-format=sha256", root.toString());
    String head = TestingGit.commit(root);
    assertThat(head).hasSize(64);
    assertThat(at(root).head()).isEqualTo(head);
  }

  @Test
  void worktree_shares_the_repository_and_has_its_own_branch() throws Exception {
    Path root = TestingGit.repository(folder.resolve("tally"));
    TestingGit.run(root, "remote", "add", "origin", ORIGIN);
    Path tree = folder.resolve("elsewhere/fix");
    TestingGit.run(root, "worktree", "add", "--quiet", "-b", "fix", tree.toString());
    String head = TestingGit.commit(tree);
    assertThat(at(tree.resolve("src")))
        .isEqualTo(new GitCheckout(tree, root.resolve(".git"), "github.com/acme/tally", "fix", head));
    assertThat(at(root).branch()).isEqualTo("main");
    TestingGit.run(root, "pack-refs", "--all");
    assertThat(at(tree).head()).isEqualTo(head);
  }

  @Test
  void worktree_of_a_bare_repository_is_a_checkout_and_the_bare_one_is_none() throws Exception {
    Path source = TestingGit.repository(folder.resolve("source"));
    Path bare = folder.resolve("tally.git");
    TestingGit.run(folder, "clone", "--quiet", "--bare", source.toString(), bare.toString());
    Path tree = folder.resolve("tree");
    TestingGit.run(bare, "worktree", "add", "--quiet", tree.toString(), "main");
    assertThat(GitCheckout.at(bare)).isEmpty();
    assertThat(at(tree).commonDir()).isEqualTo(bare);
    assertThat(at(tree).origin()).isEqualTo(source.toString());
    assertThat(at(tree).head()).isEqualTo(TestingGit.run(source, "rev-parse", "main"));
  }

  @Test
  void submodule_is_a_checkout_of_its_own() throws Exception {
    Path library = TestingGit.repository(folder.resolve("library"));
    Path root = TestingGit.repository(folder.resolve("tally"));
    TestingGit.run(root, "submodule", "--quiet", "add", library.toString(), "libs/library");
    Path module = root.resolve("libs/library");
    assertThat(at(module).root()).isEqualTo(module);
    assertThat(at(module).commonDir()).isEqualTo(root.resolve(".git/modules/libs/library"));
    assertThat(at(module).origin()).isEqualTo(library.toString());
    assertThat(at(module).head()).isEqualTo(TestingGit.run(library, "rev-parse", "HEAD"));
  }

  @Test
  void separate_git_directory_is_followed() throws Exception {
    Path store = folder.resolve("store");
    Path root = folder.resolve("tree");
    TestingGit.run(
        folder, "init", "--quiet", "--initial-branch=main", "--separate-git-dir=" + store, root.toString());
    assertThat(at(root)).isEqualTo(new GitCheckout(root, store, null, "main", null));
  }

  @Test
  void looking_changes_nothing() throws Exception {
    Path root = TestingGit.repository(folder.resolve("tally"));
    try (var before = Files.walk(root)) {
      var files = before.toList();
      at(root);
      try (var after = Files.walk(root)) {
        assertThat(after.toList()).isEqualTo(files);
      }
    }
  }
}
