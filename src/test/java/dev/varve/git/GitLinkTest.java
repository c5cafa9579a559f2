package dev.varve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLinkTest {

  private Path folder;
  private Path real;

  @BeforeEach
  void repository(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary.toRealPath();
    real = TestingGit.repository(folder.resolve("real"));
  }

  private static boolean mutual(Path directory) {
    return GitLink.isMutual(GitCheckout.at(directory).orElseThrow());
  }

  private Path hostile(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  @Test
  void a_repository_is_its_own() throws IOException {
    assertThat(mutual(real)).isTrue();
    assertThat(mutual(Files.createDirectories(real.resolve("deep/er")))).isTrue();
  }

  @Test
  void worktrees_of_repositories_and_of_bare_ones_are_theirs() throws IOException, InterruptedException {
    TestingGit.run(real, "worktree", "add", "--quiet", "-b", "fix", folder.resolve("fix").toString());
    assertThat(mutual(folder.resolve("fix"))).isTrue();
    TestingGit.run(folder, "clone", "--quiet", "--bare", real.toString(), "bare.git");
    TestingGit.run(folder.resolve("bare.git"), "worktree", "add", "--quiet", folder.resolve("tree").toString(), "main");
    assertThat(mutual(folder.resolve("tree"))).isTrue();
  }

  @Test
  void a_submodule_is_its_own() throws IOException, InterruptedException {
    Path outer = TestingGit.repository(folder.resolve("outer"));
    TestingGit.run(outer, "submodule", "--quiet", "add", real.toString(), "libs/sub");
    assertThat(mutual(outer.resolve("libs/sub"))).isTrue();
  }

  @Test
  void a_pointer_to_the_repository_of_somebody_else_is_not_mutual() throws IOException, InterruptedException {
    Files.writeString(hostile("pointer").resolve(".git"), "gitdir: " + real.resolve(".git"));
    assertThat(mutual(folder.resolve("pointer"))).isFalse();

    TestingGit.run(real, "worktree", "add", "--quiet", "-b", "fix", folder.resolve("fix").toString());
    Files.writeString(hostile("stolen").resolve(".git"), "gitdir: " + real.resolve(".git/worktrees/fix"));
    assertThat(mutual(folder.resolve("stolen"))).isFalse();
  }

  @Test
  void a_link_in_place_of_the_repository_is_not_mutual() throws IOException {
    Files.createSymbolicLink(hostile("link").resolve(".git"), real.resolve(".git"));
    assertThat(mutual(folder.resolve("link"))).isFalse();
  }

  @Test
  void a_repository_that_shares_what_is_not_its_own_is_not_mutual() throws IOException {
    Path git = Files.createDirectories(hostile("common").resolve(".git"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main");
    Files.writeString(git.resolve("commondir"), real.resolve(".git").toString());
    assertThat(mutual(folder.resolve("common"))).isFalse();

    Path admin = Files.createDirectories(folder.resolve("admin"));
    Files.writeString(admin.resolve("HEAD"), "ref: refs/heads/main");
    Files.writeString(admin.resolve("commondir"), real.resolve(".git").toString());
    Files.writeString(hostile("forged").resolve(".git"), "gitdir: " + admin);
    Files.writeString(admin.resolve("gitdir"), folder.resolve("forged/.git").toString());
    assertThat(mutual(folder.resolve("forged"))).isFalse();
  }
}
