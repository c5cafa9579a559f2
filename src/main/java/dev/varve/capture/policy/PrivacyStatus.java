package dev.varve.capture.policy;

import java.util.List;

/**
 * What is not kept at this moment.
 *
 * @param pauses those in force, the newest first
 * @param problems of the repositories' own files seen lately
 */
public record PrivacyStatus(List<Pause> pauses, Exclusions exclusions, List<FileProblem> problems) {

  public PrivacyStatus {
    pauses = List.copyOf(pauses);
    problems = List.copyOf(problems);
  }
}
