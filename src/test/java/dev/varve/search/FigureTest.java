package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "held for 15 minutes|minute=15",
        "#define LINE_MAX_BYTES 4096|byte=4096",
        "TOLERANCE_S = 600|s=600",
        "a delay of 600s|s=600",
        "char path[64];|path=64",
        "capMs: 3_600_000|ms=3_600_000",
        "version = \"2.3.0\"|=2.3.0",
        "the hash is djb2|=djb2",
        "about 15 of them|",
        "p5 and x2|",
      })
  void a_text_has_figures(String text, String figures) {
    assertThat(written(Figure.in(text))).isEqualTo(figures == null ? "" : figures);
  }

  @Test
  void a_number_has_the_words_on_both_its_sides() {
    assertThat(Figure.in("default=400 days")).containsExactlyInAnyOrder(new Figure("default", "400"), new Figure("day", "400"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "In a.c `#define WINDOW 60` became `#define WINDOW 30`|window=60",
        "In a.py `\"HOLD_MINUTES\", \"15\"` became `\"HOLD_MINUTES\", \"40\"`|minute=15",
        "In a.c `answer(200, all)` became `answer(all)`|",
        "In a.rs `-> u64` became `-> u128`|=u64",
        "hold time 40 minutes instead of 15.|minute=15,time=15",
        "up to 1 megabyte instead of 4096 bytes|byte=4096,megabyte=4096",
        "fnv-1a instead of djb2|=djb2",
        "tolerance is 600 s, which replaces the 300 of D3|s=300",
        "djb2 was replaced by fnv-1a|",
        "it refuses it instead of throwing. 15 minutes|",
        "held for 15 minutes|",
      })
  void a_text_says_which_figures_are_no_longer_so(String text, String figures) {
    assertThat(written(Replacements.in(text))).isEqualTo(figures == null ? "" : figures);
  }

  @Test
  void figures_are_read_as_they_were_written() {
    Set<Figure> figures = Set.of(new Figure("", "2.3.0"), new Figure("minute", "15"));

    assertThat(Figure.ofLines(Figure.lines(figures))).isEqualTo(figures);
    assertThat(Figure.ofLines(Figure.lines(Set.of()))).isEmpty();
  }

  @Test
  void a_text_of_digits_or_letters_alone_is_read_too() {
    assertThat(Figure.in("1".repeat(100_000) + "x_")).isEmpty();
    assertThat(Figure.in("1.".repeat(100_000) + "x_")).isNotEmpty();
    assertThat(Figure.in("aA".repeat(100_000))).isEmpty();
  }

  private static String written(Set<Figure> figures) {
    return figures.stream().map(one -> one.name() + "=" + one.value()).sorted().collect(Collectors.joining(","));
  }
}
