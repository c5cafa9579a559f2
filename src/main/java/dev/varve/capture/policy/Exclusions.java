package dev.varve.capture.policy;

import java.util.List;

/**
 * What the user never wants to be kept.
 *
 * @param projects names or identities
 * @param paths patterns for working directories and for files that tools name
 */
public record Exclusions(List<String> projects, List<String> paths) {

  public Exclusions {
    projects = List.copyOf(projects);
    paths = List.copyOf(paths);
  }

  public static Exclusions none() {
    return new Exclusions(List.of(), List.of());
  }
}
