package dev.varve.tidy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets tests that wait for something look at once and soon again, for most of it is there within milliseconds; and lets
 * them wait for long, for on a machine under load it is not.
 */
public final class ShortWaits implements BeforeAllCallback {

  private static final long STEP_MILLIS = 5;
  private static final long LONGEST_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(PATIENCE);
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(
        (looks, previous) -> Duration.ofMillis(Math.min(looks * STEP_MILLIS, LONGEST_MILLIS)));
  }
}
