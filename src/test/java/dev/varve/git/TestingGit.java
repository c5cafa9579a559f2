package dev.varve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git, without the settings of whoever runs the tests. */
final class TestingGit {

  private TestingGit() {}

  static String run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-c", "protocol.file.allow=always", "-c", "user.name=t", "-c", "user.email=t@example.org"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("git %s: %s", List.of(arguments), output).isZero();
    return output.strip();
  }

  /** A repository on branch main, without a commit. */
  static Path init(Path directory) throws IOException, InterruptedException {
    run(Path.of("/"), "init", "--quiet", "--initial-branch=main", directory.toString());
    return directory;
  }

  /** A repository on branch main with one commit. */
  static Path repository(Path directory) throws IOException, InterruptedException {
    init(directory);
    commit(directory);
    return directory;
  }

  /** Returns the new commit's hash. */
  static String commit(Path directory) throws IOException, InterruptedException {
    run(directory, "commit", "--quiet", "--allow-empty", "--message=work");
    return run(directory, "rev-parse", "HEAD");
  }
}
