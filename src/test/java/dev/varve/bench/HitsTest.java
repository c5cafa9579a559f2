package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HitsTest {

  private static final Verdict CLEAN = new Verdict(1, 1, 0, 0, 0, List.of());

  private final Hits hits = new Hits();

  @BeforeEach
  void every_window_but_the_checkpoint() {
    for (CrashWindow window : CrashWindow.values()) {
      if (window != CrashWindow.CHECKPOINT && window != CrashWindow.RANDOM) {
        hits.count(window);
      }
    }
  }

  private boolean isProof() {
    return new Recovery.Result(CLEAN, hits, true, 0).isProof();
  }

  @Test
  void a_window_nobody_was_killed_in_is_no_proof() {
    hits.count(CrashWindow.RANDOM);
    assertThat(hits.missed()).containsExactly(CrashWindow.CHECKPOINT);
    assertThat(isProof()).isFalse();
  }

  @Test
  void a_kill_in_every_window_is_one() {
    hits.count(CrashWindow.CHECKPOINT);
    assertThat(hits.missed()).isEmpty();
    assertThat(hits.all()).isEqualTo(7);
    assertThat(isProof()).isTrue();
  }

  @Test
  void something_lost_unbalanced_or_left_over_is_none() {
    hits.count(CrashWindow.CHECKPOINT);
    Verdict lost = new Verdict(2, 1, 1, 0, 0, List.of("lost"));
    assertThat(new Recovery.Result(lost, hits, true, 0).isProof()).isFalse();
    assertThat(new Recovery.Result(CLEAN, hits, false, 0).isProof()).isFalse();
    assertThat(new Recovery.Result(CLEAN, hits, true, 1).isProof()).isFalse();
  }
}
