package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    assertThat(Columns.table(List.of(List.of("a", "b", "c"), List.of("long", "x", "a longer end"))))
        .containsExactly("a     b  c", "long  x  a longer end");
  }

  @Test
  void no_row_is_wider_than_the_terminal() {
    assertThat(Columns.table(List.of(List.of("a", "x".repeat(200)))).getFirst()).hasSize(Terminal.WIDTH).endsWith("…");
  }

  @Test
  void line_breaks_do_not_break_a_row() {
    assertThat(Columns.cut("one\ntwo\tthree", 50)).isEqualTo("one two three");
  }

  @Test
  void words_stay_whole_and_what_does_not_fit_is_marked() {
    assertThat(Columns.wrap("one two three four", 8, 2)).containsExactly("one two", "three f…");
  }

  @Test
  void a_word_longer_than_the_line_is_broken() {
    assertThat(Columns.wrap("abcdefghij", 4, 3)).containsExactly("abcd", "efgh", "ij");
  }
}
