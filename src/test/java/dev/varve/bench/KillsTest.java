package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillsTest {

  @ParameterizedTest
  @ValueSource(ints = {7, 8, 20, 21, 100})
  void every_window_is_planned_at_least_once(int kills) {
    List<CrashWindow> planned = Kills.planned(kills, new Random(7));

    assertThat(planned).hasSize(kills);
    for (CrashWindow window : CrashWindow.values()) {
      if (window != CrashWindow.RANDOM) {
        assertThat(planned).contains(window);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100})
  void at_least_half_of_many_kills_under_load_come_at_random(int kills) {
    long random = Kills.planned(kills, new Random(7)).stream().filter(CrashWindow.RANDOM::equals).count();

    assertThat(random).isGreaterThanOrEqualTo((kills - 1) / 2);
  }
}
