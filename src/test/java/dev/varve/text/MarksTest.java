package dev.varve.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {

  private final Marks marks = new Marks(List.of("error", "fatal"), List.of("err!", "fail"), List.of("error"));

  @Test
  void each_list_has_its_bit_and_a_word_may_be_of_several() {
    assertThat(marks.in("all is well")).isZero();
    assertThat(marks.in("FATAL: no space")).isEqualTo(1);
    assertThat(marks.in("npm ERR! failed")).isEqualTo(2);
    assertThat(marks.in("an Error failed")).isEqualTo(7);
  }

  @Test
  void only_what_stands_wholly_between_two_places_counts() {
    String text = "fail error fail";
    assertThat(marks.in(text, 5, 10)).isEqualTo(5);
    assertThat(marks.in(text, 6, 10)).isZero();
    assertThat(marks.in(text, 5, 9)).isZero();
  }
}
