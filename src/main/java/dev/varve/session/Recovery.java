package dev.varve.session;

/**
 * What became of recovered events.
 *
 * @param prompts prompts that were new
 * @param queued messages that were new
 * @param known events that were known already, here or in the session they were copied from
 * @param skipped events refused on record, or without anything to keep
 */
public record Recovery(int prompts, int queued, int known, int skipped) {

  public static final Recovery NONE = new Recovery(0, 0, 0, 0);

  /** Whether anything was new. */
  public boolean isNews() {
    return prompts + queued > 0;
  }

  public Recovery plus(Recovery other) {
    return new Recovery(
        prompts + other.prompts, queued + other.queued, known + other.known, skipped + other.skipped);
  }
}
