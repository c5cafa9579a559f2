package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalletPhraseTest {

  private static final String ZEROS = "abandon ".repeat(11) + "about";
  private static final String ONES = "zoo ".repeat(23) + "vote";
  private static final String MIXED = "legal winner thank year wave sausage worth useful legal winner thank yellow";

  static List<String> phrases() {
    return List.of(ZEROS, ONES, MIXED);
  }

  private static String redacted(String text) {
    return TestingRedactor.unhurried().line(text).text();
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void a_phrase_with_a_valid_checksum_needs_no_label(String phrase) {
    assertThat(redacted(phrase)).matches("\\[redacted:seed-phrase:....]");
    assertThat(redacted("keep this:\n  " + phrase + "\nsafe")).startsWith("keep this:").endsWith("safe").doesNotContain(phrase);
    assertThat(redacted("x = '" + phrase + "';")).matches("x = '\\[redacted:seed-phrase:....]';");
  }

  @Test
  void a_wrong_checksum_a_missing_word_or_a_word_of_no_wallet_is_no_phrase() {
    assertThat(WalletWords.arePhrase(List.of(MIXED.split(" ")))).isTrue();
    for (String other : new String[] {MIXED.replace("yellow", "year"), MIXED.replace("legal ", ""), MIXED.replace("wave", "waves")}) {
      assertThat(redacted(other)).isEqualTo(other);
    }
  }

  @Test
  void words_within_a_sentence_are_left_to_their_label() {
    String text = "we said " + MIXED + " to each other";
    assertThat(redacted(text)).isEqualTo(text);
  }
}
