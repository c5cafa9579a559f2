package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordNumbersTest {

  private static final Offset<Float> EXACTLY = within(1e-6f);

  private static float likeness(String one, String other) {
    return WordNumbers.of(one).likeness(WordNumbers.of(other));
  }

  @Test
  void the_same_words_are_wholly_alike_in_any_order_and_case() {
    assertThat(likeness("The base delay: 500 ms", "DELAY 500, base the, base")).isCloseTo(1, EXACTLY);
  }

  @Test
  void likeness_is_what_both_have_by_the_geometric_mean_of_what_each_has() {
    assertThat(likeness("alpha beta gamma delta", "beta")).isCloseTo(0.5f, EXACTLY);
    assertThat(likeness("alpha beta gamma", "beta gamma epsilon")).isCloseTo(2 / 3f, EXACTLY);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "alpha, ''", "alpha, beta", "a an, a an"})
  void without_a_word_in_common_nothing_is_alike(String one, String other) {
    assertThat(likeness(one, other)).isZero();
  }

  @Test
  void parts_of_paths_and_identifiers_with_dashes_are_words() {
    assertThat(likeness("src/retry-policy.ts", "retry policy src")).isCloseTo(1, EXACTLY);
  }

  @Test
  void an_ideograph_is_a_word() {
    assertThat(likeness("延迟策略", "策略延迟")).isCloseTo(1, EXACTLY);
    assertThat(likeness("延迟", "策略")).isZero();
  }

  @Test
  void of_a_long_text_the_first_500_words_count() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("word").append((char) ('a' + i / 26)).append((char) ('a' + i % 26)).append(' ');
    }
    String first = text.toString();

    assertThat(WordNumbers.of(first + "and much more of it").bytes()).isEqualTo(WordNumbers.of(first).bytes());
    assertThat(WordNumbers.of(first).bytes().length).isBetween(2 * 480, 2 * 500);
  }

  @Test
  void what_is_read_back_is_as_alike_as_what_was_written() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      WordNumbers one = WordNumbers.of(text(random));
      WordNumbers other = WordNumbers.of(text(random));
      float likeness = one.likeness(other);

      assertThat(WordNumbers.of(one.bytes()).likeness(WordNumbers.of(other.bytes()))).isEqualTo(likeness);
      assertThat(other.likeness(one)).isEqualTo(likeness).isBetween(0f, 1.000001f);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(Integer.toString(1_000 + random.nextInt(60), 36)).append(random.nextBoolean() ? " " : "ß_ ");
    }
    return text.toString();
  }
}
