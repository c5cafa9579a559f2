package dev.varve.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A child to start.
 *
 * @param command an absolute path and its arguments
 * @param directory where it runs; must exist
 * @param env what it gets besides the allow list of {@link ChildEnvironment}
 * @param session for whom it works, for the registry
 * @param run the run it belongs to
 */
public record Launch(List<String> command, Path directory, Map<String, String> env, long session, long run) {

  public Launch {
    command = List.copyOf(command);
    env = Map.copyOf(env);
    if (command.isEmpty() || !Path.of(command.getFirst()).isAbsolute()) {
      throw new IllegalArgumentException("a child is started by its absolute path");
    }
  }
}
