package dev.varve.memory.transfer;

/**
 * What came of lines.
 *
 * @param known lines that were there already, or were forgotten
 */
public record ImportReport(long lines, long sessions, long prompts, long observations, long summaries, long known) {

  public static final ImportReport NOTHING = new ImportReport(0, 0, 0, 0, 0, 0);

  static final ImportReport KNOWN = new ImportReport(1, 0, 0, 0, 0, 1);

  /** A line that adds nothing that people count. */
  static final ImportReport PASSED = new ImportReport(1, 0, 0, 0, 0, 0);

  public ImportReport plus(ImportReport other) {
    return new ImportReport(
        lines + other.lines,
        sessions + other.sessions,
        prompts + other.prompts,
        observations + other.observations,
        summaries + other.summaries,
        known + other.known);
  }
}
