package dev.varve.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What install needs to know of the user's environment. Immutable. */
public record Machine(Map<String, String> env) {

  public Machine {
    env = Map.copyOf(env);
  }

  /** Where the clients keep their settings, too. */
  public Path userDirectory() {
    String named = env.getOrDefault("HOME", "");
    return Path.of(named.isBlank() ? System.getProperty("user.home") : named).toAbsolutePath().normalize();
  }

  /** What the variable names, else a place beneath the user's directory. */
  Path directory(String variable, String fallback) {
    String named = env.getOrDefault(variable, "");
    return named.isBlank() ? userDirectory().resolve(fallback) : Path.of(named).toAbsolutePath().normalize();
  }

  /** Whether a program of this name is on {@code PATH}. */
  public boolean has(String executable) {
    for (String directory : env.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, executable))) {
        return true;
      }
    }
    return false;
  }
}
