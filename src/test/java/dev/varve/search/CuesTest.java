package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"since the outage", "it broke Yesterday.", "last week", "in 2026", "on 2026-11", "2026-11-05T10:00", "12 days"})
  void a_text_tells_a_time(String text) {
    assertThat(Cues.in(text) & Traits.TELLS_TIME).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "week", "last  week", "last, week", "the 2100s", "port 8080", "20261", "some days", "x2 days"})
  void a_text_tells_no_time(String text) {
    assertThat(Cues.in(text) & Traits.TELLS_TIME).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8", "4", "two of them", "A DOZEN"})
  void a_text_has_a_number(String text) {
    assertThat(Cues.in(text) & Traits.COUNTS).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`with_bits(14)` became `with_bits(13)`", "NOTES.md now says: 8 KiB", "it is No longer needed", "not any more",
        "HALF_EVEN instead of HALF_UP", "D7 supersedes D4", "renamed"
      })
  void a_text_says_that_something_was_replaced(String text) {
    assertThat(Cues.in(text) & Traits.REPLACES).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "now", "instead, of", "no. Longer", "irreplaceable", "more"})
  void a_text_says_nothing_of_the_kind(String text) {
    assertThat(Cues.in(text)).isZero();
  }
}
