package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {

  private static List<Ranked> order(long... codes) {
    List<Ranked> order = new ArrayList<>();
    for (long code : codes) {
      order.add(new Ranked((int) code, 100 - order.size(), code));
    }
    return order;
  }

  private static List<Long> codes(List<Ranked> order) {
    return order.stream().map(Ranked::code).toList();
  }

  @Test
  void each_order_gives_the_reciprocal_of_60_and_the_rank() {
    List<Ranked> fused = Fusion.of(order(1, 2, 3), order(3, 4));

    assertThat(codes(fused)).containsExactly(3L, 1L, 4L, 2L);
    assertThat(fused.getFirst().value()).isCloseTo(1 / 63.0 + 1 / 61.0, within(1e-12));
    assertThat(fused.get(1).value()).isCloseTo(1 / 61.0, within(1e-12));
  }

  @Test
  void without_the_other_an_order_stays_as_it_is() {
    assertThat(codes(Fusion.of(order(5, 9, 2), List.of()))).containsExactly(5L, 9L, 2L);
    assertThat(codes(Fusion.of(List.of(), order(5, 9, 2)))).containsExactly(5L, 9L, 2L);
  }

  @Test
  void a_page_begins_behind_its_cursor_also_when_that_memory_is_gone() {
    List<Ranked> all = Fusion.of(order(1, 2, 3, 4, 5), List.of());
    Ranked second = all.get(1);
    Cursor cursor = new Cursor(0, second.value(), second.code());

    assertThat(codes(Fusion.page(all, 2, null))).containsExactly(1L, 2L);
    assertThat(codes(Fusion.page(all, 2, cursor))).containsExactly(3L, 4L);
    List<Ranked> without = new ArrayList<>(all);
    without.remove(1);
    assertThat(codes(Fusion.page(without, 9, cursor))).containsExactly(3L, 4L, 5L);
    assertThat(Fusion.page(all, 2, new Cursor(0, 0, 0))).isEmpty();
  }
}
