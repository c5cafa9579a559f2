package dev.varve.tidy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets tests that wait for something look at once and soon again: most of it is there within milliseconds. */
public final class ShortWaits implements BeforeAllCallback {

  private static final long STEP_MILLIS = 5;
  private static final long LONGEST_MILLIS = 50;

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(
        (looks, previous) -> Duration.ofMillis(Math.min(looks * STEP_MILLIS, LONGEST_MILLIS)));
  }
}
