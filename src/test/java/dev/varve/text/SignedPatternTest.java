package dev.varve.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedPatternTest {

  private final SignedPattern pattern = new SignedPattern("\\bgit (?:pull|merge)|\\brm\\b", "git ", "rm");

  @Test
  void what_matches_is_found_and_replaced() {
    assertThat(pattern.isIn("cd x && git pull")).isTrue();
    assertThat(pattern.replacedIn("rm a; git merge b", "_")).isEqualTo("_ a; _ b");
  }

  @Test
  void sign_alone_is_no_match() {
    assertThat(pattern.isIn("git status of a farm")).isFalse();
    assertThat(pattern.replacedIn("git status of a farm", "_")).isEqualTo("git status of a farm");
  }

  @Test
  void text_without_a_sign_stays_the_same_one() {
    String text = "nothing of it";
    assertThat(pattern.isIn(text)).isFalse();
    assertThat(pattern.replacedIn(text, "_")).isSameAs(text);
  }
}
