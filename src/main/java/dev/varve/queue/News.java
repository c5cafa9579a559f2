package dev.varve.queue;

/**
 * What new rows say of their session.
 *
 * @param accepted how many there are
 * @param unsummarized how many of them the next summary is about
 */
public record News(int accepted, int unsummarized) {

  public static final News NONE = new News(0, 0);

  /** With one more; what was known already is no news. */
  public News plus(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Queued _ -> new News(accepted + 1, unsummarized + 1);
      case Acceptance.Skipped _ -> new News(accepted + 1, unsummarized);
      case Acceptance.Duplicate _ -> this;
    };
  }
}
