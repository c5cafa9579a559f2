package dev.varve.settings;

import java.io.Serial;
import java.util.List;

/** The settings are not valid; the message names each place, the problem and what would be right. */
public final class SettingsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public SettingsException(String problem) {
    this(List.of(problem));
  }

  /** At least one problem. */
  SettingsException(List<String> problems) {
    super(
        problems.size() == 1
            ? problems.getFirst()
            : problems.size() + " settings are not valid:\n- " + String.join("\n- ", problems));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the file, then of the variables' names; a sentence for each. */
  public List<String> problems() {
    return problems;
  }
}
