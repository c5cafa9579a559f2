package dev.varve.observer.claude;

import dev.varve.observer.GatherPolicy;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the CLI is used.
 *
 * @param executable need not exist, then the observer says what to do
 * @param model name or alias the CLI knows
 * @param directory where the children run, created when missing; no project may lie in or above it
 * @param env what the children get besides the allow list, such as a key; never of the surrounding agent's session
 * @param gathering when waiting messages are worth a turn
 * @param slots children at a time; each takes about 200 MB
 */
public record ClaudeOptions(
    Path executable, String model, Path directory, Map<String, String> env, GatherPolicy gathering, int slots) {

  /** Six messages or 15 s. */
  public static final GatherPolicy GATHERING = new GatherPolicy(6, Duration.ofSeconds(15), false);

  public static final int SLOTS = 2;

  /** The first {@code claude} of a search path; where it would be when there is none. */
  public static Path onPath(String searchPath) {
    for (String directory : searchPath.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, "claude");
      if (candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    return Path.of("/usr/local/bin/claude");
  }

  public ClaudeOptions {
    env = Map.copyOf(env);
    executable = executable.toAbsolutePath();
    if (model.isBlank() || slots < 1) {
      throw new IllegalArgumentException("an observer needs a model and at least one slot");
    }
  }
}
