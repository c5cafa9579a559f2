package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  @Test
  void slices_come_in_order_until_nothing_follows() {
    List<Integer> taken = new ArrayList<>();
    try (ReadAhead<Integer> slices = new ReadAhead<>(1, slice -> slice < 5, slice -> slice + 1)) {
      while (slices.hasNext()) {
        taken.add(slices.next());
      }
      assertThatThrownBy(slices::next).isInstanceOf(IllegalStateException.class);
    }
    assertThat(taken).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void the_next_slice_is_read_while_one_is_worked_on() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    try (ReadAhead<Integer> slices =
        new ReadAhead<>(1, slice -> slice < 2, slice -> {
          second.countDown();
          return slice + 1;
        })) {
      assertThat(slices.next()).isEqualTo(1);
      second.await();
      assertThat(slices.next()).isEqualTo(2);
    }
  }

  @Test
  void what_reading_throws_is_thrown_where_the_slice_is_taken() {
    try (ReadAhead<Integer> slices =
        new ReadAhead<>(1, slice -> true, slice -> {
          throw new IllegalArgumentException("slice " + (slice + 1));
        })) {
      assertThat(slices.next()).isEqualTo(1);
      assertThatThrownBy(slices::next).isInstanceOf(IllegalArgumentException.class).hasMessage("slice 2");
      assertThat(slices.hasNext()).isFalse();
    }
  }

  @Test
  void closing_waits_for_what_is_being_read() {
    CountDownLatch closing = new CountDownLatch(1);
    AtomicBoolean read = new AtomicBoolean();
    ReadAhead<Integer> slices =
        new ReadAhead<>(1, slice -> true, slice -> {
          awaited(closing);
          read.set(true);
          return slice + 1;
        });
    slices.next();
    closing.countDown();
    slices.close();

    assertThat(read).isTrue();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
