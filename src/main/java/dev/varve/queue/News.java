package dev.varve.queue;

/**
 * What new rows say of their session.
 *
 * @param accepted how many there are
 * @param queued how many of them wait
 */
public record News(int accepted, int queued) {

  public static final News NONE = new News(0, 0);

  /** With one more; what was known already is no news. */
  public News plus(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Queued _ -> new News(accepted + 1, queued + 1);
      case Acceptance.Skipped _ -> new News(accepted + 1, queued);
      case Acceptance.Duplicate _ -> this;
    };
  }
}
