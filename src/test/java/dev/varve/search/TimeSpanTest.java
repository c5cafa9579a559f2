package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  /** A Wednesday. */
  private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "2026-02, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "2025, 2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-11-03T10:15:30Z, 2026-11-03T10:15:30Z, 2026-11-03T10:15:30.001Z",
    "today, 2026-11-25T00:00:00Z, 2026-11-26T00:00:00Z",
    "Yesterday, 2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z",
    "last week, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
    "this month, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
    "last year, 2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "monday, 2026-11-23T00:00:00Z, 2026-11-24T00:00:00Z",
    "3 days, 2026-11-22T15:00:00Z, 2026-11-25T15:00:00Z",
    "since 2 weeks, 2026-11-11T15:00:00Z, 2026-11-25T15:00:00Z",
    "5 hours ago, 2026-11-25T10:00:00Z, 2026-11-25T15:00:00Z",
    "30 minutes, 2026-11-25T14:30:00Z, 2026-11-25T15:00:00Z",
    "2026-11-03T10:15, 2026-11-03T10:15:00Z, 2026-11-03T10:15:00.001Z",
    "2026-11-03T10:15:30+02:00, 2026-11-03T08:15:30Z, 2026-11-03T08:15:30.001Z",
    "3 Nov, 2026-11-03T00:00:00Z, 2026-11-04T00:00:00Z",
    "December 3rd, 2025-12-03T00:00:00Z, 2025-12-04T00:00:00Z",
    "8 May 2023, 2023-05-08T00:00:00Z, 2023-05-09T00:00:00Z",
    "june, 2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z"
  })
  void a_time_is_read_as_people_write_it(String words, Instant from, Instant until) {
    assertThat(TimeSpan.parse(words, NOW, ZoneOffset.UTC)).contains(new TimeSpan(from, until));
  }

  @ParameterizedTest
  @CsvSource({
    "3 days ago, 2026-11-22T15:00:00Z",
    "3 days, 2026-11-22T15:00:00Z",
    "30 minutes, 2026-11-25T14:30:00Z",
    "yesterday, 2026-11-25T00:00:00Z",
    "2026-01, 2026-02-01T00:00:00Z",
    "2026-11-03T10:15:30Z, 2026-11-03T10:15:30.001Z"
  })
  void an_age_ends_so_long_ago_and_what_is_named_ends_behind_it(String words, Instant end) {
    assertThat(TimeSpan.end(words, NOW, ZoneOffset.UTC)).contains(end);
  }

  @Test
  void a_question_does_not_speak_of_its_age_in_minutes() {
    assertThat(TimeSpan.mentioned("Why a timeout of 30 minutes?", NOW, NOW, ZoneOffset.UTC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-13-01", "2026-02-30", "31 feb", "yesterday evening", "maybe", "3"})
  void what_is_no_time_is_none(String words) {
    assertThat(TimeSpan.parse(words, NOW, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void a_question_may_name_a_time_that_is_the_latest_such_of_what_is_known() {
    Instant newest = Instant.parse("2023-10-01T00:00:00Z");

    assertThat(TimeSpan.mentioned("What broke in December?", NOW, newest, ZoneOffset.UTC))
        .map(TimeSpan.Mention::span)
        .contains(new TimeSpan(Instant.parse("2022-12-01T00:00:00Z"), Instant.parse("2023-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Which tests may fail?", "May the seed be changed?", "Why may it not, May it be too late?"})
  void may_is_a_verb(String question) {
    assertThat(TimeSpan.mentioned(question, NOW, NOW, ZoneOffset.UTC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"What broke in May?", "what was released since may", "May 2026", "may"})
  void may_is_a_month_after_a_word_that_leads_to_a_time(String question) {
    assertThat(TimeSpan.mentioned(question, NOW, NOW, ZoneOffset.UTC))
        .map(TimeSpan.Mention::span)
        .contains(new TimeSpan(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z")));
  }
}
