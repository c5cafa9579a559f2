package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The line in which a build says that it has failed. Most often others say why, and better; alone it is the only one that
 * tells, because a command whose output is read by another one ends well.
 */
public final class FailedBuild {

  /** What says most comes first. */
  static final List<String> WORDS =
      List.of("failed to execute goal", "make: *** ", "build fail", "build error");

  private FailedBuild() {}

  public static Optional<String> in(Lines output) {
    for (String words : WORDS) {
      for (int i : output.marked(Mark.FAILED_BUILD)) {
        String line = output.at(i);
        if (line.toLowerCase(Locale.ROOT).contains(words)) {
          return Optional.of(line.strip());
        }
      }
    }
    return Optional.empty();
  }
}
