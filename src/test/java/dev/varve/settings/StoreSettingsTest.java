package dev.varve.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

  private static long needed(long freeBytesMin) {
    return new Settings.Store(4, 256, Duration.ofSeconds(5), freeBytesMin).neededBytes();
  }

  @Test
  void disk_that_is_full_counts_as_full_also_without_a_reserve() {
    assertThat(needed(0)).isEqualTo(1_000_000);
    assertThat(needed(500_000_000)).isEqualTo(500_000_000);
  }
}
