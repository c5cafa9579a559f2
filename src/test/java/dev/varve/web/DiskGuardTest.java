package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskGuardTest {

  private Instant now = Instant.EPOCH;
  private long free = 100;
  private int looks;
  private final DiskGuard guard = new DiskGuard(100, this::look, () -> now);

  private long look() {
    looks++;
    return free;
  }

  @Test
  void it_looks_at_most_once_a_second() {
    for (int i = 0; i < 1_000; i++) {
      guard.check();
      now = now.plusMillis(1);
    }
    assertThat(looks).isEqualTo(1);
    guard.check();
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void it_refuses_below_the_limit_and_goes_on_by_itself() {
    free = 99;
    now = now.plusSeconds(1);
    assertThatThrownBy(guard::check)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemKind.DISK_FULL));
    free = 100;
    now = now.plusSeconds(1);
    assertThatCode(guard::check).doesNotThrowAnyException();
  }

  @Test
  void clock_that_was_set_back_does_not_freeze_what_it_knows() {
    free = 0;
    now = now.minusSeconds(3_600);
    assertThatThrownBy(guard::check).isInstanceOf(Refused.class);
  }

  @Test
  void real_disk_tells_its_space(@TempDir Path home) {
    assertThat(DiskGuard.freeOf(home).getAsLong()).isPositive();
    assertThat(DiskGuard.freeOf(home.resolve("missing")).getAsLong()).isEqualTo(Long.MAX_VALUE);
  }
}
