package dev.varve.capture.policy;

import java.nio.file.Path;
import java.util.List;

/**
 * What the user never wants to be kept.
 *
 * @param projects names or identities
 * @param paths patterns for working directories and for files that tools name
 * @param user the directory that {@code ~} and {@code $HOME} stand for, in patterns and in commands
 */
public record Exclusions(List<String> projects, List<String> paths, Path user) {

  public Exclusions {
    projects = List.copyOf(projects);
    paths = List.copyOf(paths);
  }

  public static Exclusions none() {
    return new Exclusions(List.of(), List.of(), Path.of(System.getProperty("user.home")));
  }
}
