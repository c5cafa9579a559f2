package dev.varve.observer.rules.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LinesTest {

  @Test
  void what_only_a_terminal_cares_for_is_left_out() {
    assertThat(Lines.of("\u001b[31m3 failed\u001b[0m\u0000, 1\u001b]0;title\u0007 passed").all()).containsExactly("3 failed, 1 passed");
  }

  @Test
  void a_carriage_return_ends_a_line_and_empty_ones_are_left_out() {
    assertThat(Lines.of("10%\r 20%  \r\n\n\t\n end").all()).containsExactly("10%", " 20%", " end");
  }

  @Test
  void an_escape_that_never_ends_ends_with_its_line_or_the_text() {
    assertThat(Lines.of("a\u001b]title\nb\u001b[").all()).containsExactly("ab");
  }

  @Test
  void a_long_line_is_cut_wherever_escapes_stand_in_it() {
    String plain = "x".repeat(1_500);
    assertThat(Lines.of(plain).all()).containsExactly("x".repeat(1_000));
    assertThat(Lines.of(plain.substring(0, 700) + "\u001b[1m" + plain).all()).containsExactly("x".repeat(1_000));
  }

  @Test
  void lines_are_marked_for_who_may_care_in_any_case() {
    Lines lines = Lines.of("ok\nTESTS RUN: 1\nWarning: late\ntests run: 2");
    assertThat(lines.marked(Mark.SUREFIRE)).containsExactly(1, 3);
    assertThat(lines.marked(Mark.WARNING)).containsExactly(2);
    assertThat(lines.marked(Mark.MOCHA)).isEmpty();
    assertThat(lines.isMarked(2, Mark.PROBLEM)).isTrue();
  }
}
