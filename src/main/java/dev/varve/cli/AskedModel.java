package dev.varve.cli;

/**
 * Whether an observer or a model can be asked, and why not, as {@code GET /v1/status} tells it of each.
 *
 * @param state a few words
 * @param trouble since when, until when and why; empty when there is none
 * @param remedy empty when there is nothing to do
 */
record AskedModel(String state, String trouble, String remedy) {

  static AskedModel of(Untold status) {
    boolean open = status.isTrue("open");
    String since = status.text("since");
    String until = status.text("until");
    long failures = status.count("failures");
    String reason = status.text("reason");
    String trouble =
        (failures == 0 ? "" : ", failed " + failures + " times in a row")
            + (since.isEmpty() ? "" : ", since " + Times.minute(since))
            + (until.isEmpty() ? "" : ", tried again at " + Times.minute(until))
            + (reason.isEmpty() ? "" : ": " + reason);
    return new AskedModel(state(open, status.isTrue("used")), trouble, status.text("remedy"));
  }

  private static String state(boolean open, boolean used) {
    if (!open) {
      return "cannot be asked";
    }
    return used ? "in use" : "can be asked";
  }
}
