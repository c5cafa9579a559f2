package dev.varve.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRulesTest {

  private static final String ACME =
      """
      # Keys of our build server.
      key acme-build
      anchor acme_
      match acme_[a-z0-9]{20}
      edge

      name acme-pin
      word acme pin
      strength password
      """;

  private static RedactionRules withAcme() {
    return RedactionRules.builtIn().plus(OwnRules.parse(ACME));
  }

  private static Redactor redactor() {
    return new Redactor(withAcme(), "key".getBytes(US_ASCII), RedactionLimits.defaults(), () -> 0L);
  }

  private static String key(String regex, String more) {
    return "key x\nanchor abc\nmatch " + regex + "\n" + more;
  }

  @Test
  void own_rules_are_used_beside_the_built_in_ones() {
    Redacted redacted =
        redactor().line("acme_0123456789abcdefghij acme_pin=4711xyz ghp_EXAMPLEexample0123456789EXAMPLEexamp");
    assertThat(redacted.findings().kinds()).containsOnlyKeys("acme-build", "acme-pin", "github");
    assertThat(redacted.text()).doesNotContain("0123456789", "4711");
  }

  @Test
  void a_trial_names_place_kind_and_hash_and_never_the_value() {
    Trial trial = new Trial(withAcme(), "key".getBytes(US_ASCII));
    List<Trial.Hit> hits = trial.hits("first\n  acme_0123456789abcdefghij and\nacme_pin: 4711xyz\n");
    assertThat(hits).extracting(Trial.Hit::line).containsExactly(2, 3);
    assertThat(hits).extracting(Trial.Hit::column).containsExactly(3, 11);
    assertThat(hits).extracting(Trial.Hit::kind).containsExactly("acme-build", "acme-pin");
    assertThat(hits.getFirst().length()).isEqualTo(25);
    assertThat(hits.toString()).doesNotContain("0123456789", "4711").contains("[redacted:acme-build:");
  }

  @Test
  void a_trial_shows_the_marker_that_a_redaction_leaves() {
    String text = "x acme_0123456789abcdefghij y";
    Trial.Hit hit = new Trial(withAcme(), "key".getBytes(US_ASCII)).hits(text).getFirst();
    assertThat(redactor().line(text).text()).isEqualTo("x " + hit.marker() + " y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "line 1: ; anchor x",
        "line 2: ; key a\\nanker x",
        "line 1: ; key A_B",
        "line 4: ; # why\\n\\nkey a\\nmatch [",
        "line 3: ; key a\\nanchor x\\nreach many",
        "line 2: ; key a\\nanchor ä",
        "line 2: ; name a\\nstrength huge",
        "line 1: ; key a",
        "line 2: ; key a\\nkey b",
        "line 2: ; key a\\nmatch x*"
      })
  void an_error_names_its_line(String place, String text) {
    assertThatThrownBy(() -> OwnRules.parse(text.replace("\\n", "\n")))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith(place.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc(a+)+b",
        "abc(?:a|a)*b",
        "abc(?:a|b|ab){2,}c",
        "abc(\\w)\\1",
        "abc(?<n>a)\\k<n>",
        "(?<=x)abc",
        "abc.*.*.*x",
        "abc(?:a?){20}b",
        "abc(a*)*",
        "abc((ab)+c)+",
        "abc(?s).*",
        "abc\\Qa+\\E",
        "abc(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)"
      })
  void an_expression_that_could_run_wild_is_refused(String regex) {
    assertThatThrownBy(() -> OwnRules.parse(key(regex, ""))).isInstanceOf(RuleException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc[A-Za-z0-9_-]{20,}",
        "(?i)abc[a-z]+(?![a-z])",
        "abc(?:x{4}-){3}y",
        "abc(?:one|two|three)[0-9]{8,64}",
        "abc_([^]\\s]++)-[a-z]++\\.[a-z]+",
        "abc\\.(?>a|ab)c?"
      })
  void an_expression_that_stays_linear_is_taken(String regex) {
    assertThat(OwnRules.parse(key(regex, "")).keys()).hasSize(1);
  }

  @Test
  void a_smaller_reach_allows_more_repetitions() {
    assertThatThrownBy(() -> OwnRules.parse(key("abc.*x.*y", ""))).hasMessageContaining("reach");
    assertThat(OwnRules.parse(key("abc.*x.*y", "reach 200")).keys()).hasSize(1);
  }

  @Test
  void an_empty_file_has_no_rules() {
    assertThat(OwnRules.parse("").keys()).isEmpty();
    assertThat(OwnRules.parse("# nothing yet\n\n\n").names()).isEmpty();
  }
}
