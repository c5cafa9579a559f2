package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTextTest {

  private static final int KEPT = 65_536;
  private static final String KEY = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";

  private final Redactor redactor = TestingRedactor.unhurried();

  @Test
  void a_long_text_keeps_head_and_tail_and_says_what_was_cut() {
    String text = "head " + ". ".repeat(500_000) + " tail";
    var redacted = redactor.answer(text);
    assertThat(redacted.text()).startsWith("head . .").endsWith(". .  tail");
    assertThat(redacted.text()).contains("[… " + (text.length() - 2 * KEPT) + " characters cut …]");
    assertThat(redacted.text().length()).isLessThan(2 * KEPT + 64);
    assertThat(redacted.findings().cut()).isEqualTo(1);
  }

  @Test
  void a_text_of_just_both_sides_is_kept_whole() {
    String text = ". ".repeat(KEPT);
    assertThat(redactor.answer(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {-40, -39, -20, -4, -1, 0})
  void a_secret_across_a_cut_is_seen_whole(int offset) {
    String across = " ".repeat(KEPT + offset) + KEY + " ".repeat(400_000) + KEY + " ".repeat(KEPT + offset);
    String redacted = redactor.answer(across).text();
    for (int i = 0; i + 8 <= KEY.length(); i++) {
      assertThat(redacted).doesNotContain(KEY.substring(i, i + 8));
    }
  }

  @Test
  void a_cut_splits_no_marker_and_no_character() {
    for (int shift = 0; shift < 30; shift++) {
      String text = " ".repeat(KEPT - 14 + shift) + KEY + " ".repeat(300_000) + "\uD83D\uDE00".repeat(KEPT / 2 + 1) + "x".repeat(shift % 2);
      String redacted = redactor.answer(text).text();
      assertThat(redacted.replaceAll("\\[redacted:github:[0-9a-f]{4}]", "")).doesNotContain("redacted");
      assertThat(redacted).doesNotContain("\uFFFD");
      assertThat(redacted.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)).isFalse();
    }
  }

  @Test
  void a_cut_text_passes_again_unchanged() {
    String once = redactor.answer(("some words " + KEY + "\n").repeat(20_000)).text();
    assertThat(redactor.answer(once).text()).isEqualTo(once);
  }

  @Test
  void what_is_left_unchecked_when_the_time_is_over_is_one_marker() {
    long[] now = {0};
    Redactor hurried = TestingRedactor.hurried(() -> now[0] += Duration.ofMillis(9).toNanos());
    var redacted = hurried.answer("ordinary ".repeat(12_000) + KEY);
    assertThat(redacted.text()).startsWith("ordinary ").endsWith("[redacted:unchecked]").doesNotContain("ghp_");
    assertThat(redacted.findings().unchecked()).isEqualTo(1);
  }

  @Test
  void whenever_the_time_is_over_no_secret_is_left_that_stuck_to_another() {
    String before = "AKIAIOSFODNN7EXAMPLE" + KEY;
    String behind = "npm_EXAMPLEexample0123456789EXAMPLEexamp" + "AKIAIOSFODNN7EXAMPLE";
    String text = "first " + before + " then " + behind + ". ".repeat(10_000) + before;
    for (int looks = 1; looks < 40; looks++) {
      int[] left = {looks};
      Redactor hurried = TestingRedactor.hurried(() -> left[0]-- > 0 ? 0 : Duration.ofHours(1).toNanos());
      String redacted = hurried.answer(text).text();
      boolean clean = !redacted.contains("AKIA") && !redacted.contains("EXAMPLEexample");
      assertThat(clean).as("after %d looks at the clock", looks).isTrue();
    }
    assertThat(redactor.answer(text).text()).startsWith("first [redacted:aws").endsWith("]").doesNotContain("unchecked");
  }

  @Test
  void a_line_comes_out_the_same_however_slow_the_machine_is() {
    long[] now = {0};
    Redactor hurried = TestingRedactor.hurried(() -> now[0] += Duration.ofSeconds(1).toNanos());
    assertThat(hurried.line("b82d6f04-1c9e-4f37-8a55-20e4c7d9f6a3").text()).isEqualTo("b82d6f04-1c9e-4f37-8a55-20e4c7d9f6a3");
    assertThat(hurried.line("/home/" + KEY).text()).doesNotContain("ghp_");
  }

  @Test
  void on_a_busy_machine_time_alone_loses_no_text() {
    long[] now = {0};
    Redactor busy = TestingRedactor.with(RedactionLimits.defaults(), () -> now[0] += Duration.ofSeconds(1).toNanos());
    assertThat(busy.answer("ordinary ".repeat(1_000)).findings().unchecked()).isZero();
    assertThat(busy.answer("password = foo; ".repeat(1_000_000)).text()).hasSizeLessThan(200_000);
  }
}
