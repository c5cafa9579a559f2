package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlikeTest {

  @ParameterizedTest
  @CsvSource({
    "Parser rejects empty input,parser rejects EMPTY input.",
    "The importer skips rows without a date now,The importer skips rows without a date",
  })
  void nearly_the_same_is_known(String one, String other) {
    Alike alike = new Alike();
    assertThat(alike.isKnown(one)).isFalse();
    assertThat(alike.isKnown(other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Fixed issue 12,Fixed issue 13", "Parser rejects empty input,Parser accepts empty input", "Bump 1.2.3,Bump 1.2.4"})
  void what_tells_something_else_is_new(String one, String other) {
    Alike alike = new Alike();
    alike.isKnown(one);
    assertThat(alike.isKnown(other)).isFalse();
  }

  @Test
  void titles_without_words_are_alike_only_to_each_other() {
    Alike alike = new Alike();
    assertThat(alike.isKnown("…")).isFalse();
    assertThat(alike.isKnown("Parser")).isFalse();
  }
}
