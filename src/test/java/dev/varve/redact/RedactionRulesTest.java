package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionRulesTest {

  private static final RedactionRules RULES = RedactionRules.builtIn();
  private final Redactor redactor = TestingRedactor.unhurried();

  static Stream<Arguments> hits() {
    return RULES.keys().stream()
        .flatMap(rule -> rule.hits().stream().map(hit -> Arguments.of(rule.kind(), SampleText.of(hit))));
  }

  static Stream<Arguments> misses() {
    return RULES.keys().stream()
        .flatMap(rule -> rule.misses().stream().map(miss -> Arguments.of(rule.kind(), SampleText.of(miss))));
  }

  @ParameterizedTest
  @MethodSource("hits")
  void each_hit_is_found_as_its_kind_with_text_around_it(String kind, String hit) {
    for (String around : new String[] {"", "\n", " ", "\"", "x = ", "\\n"}) {
      var found = redactor.line(around + hit + "\n").findings();
      assertThat(found.kinds()).as(around + hit).containsOnlyKeys(kind);
    }
  }

  @ParameterizedTest
  @MethodSource("misses")
  void no_miss_is_touched(String kind, String miss) {
    assertThat(redactor.line("see " + miss + " there").text()).as(kind).isEqualTo("see " + miss + " there");
  }

  @Test
  void every_key_rule_has_examples_and_a_kind_that_fits_a_marker() {
    assertThat(RULES.keys()).allSatisfy(rule -> {
      assertThat(rule.hits()).as(rule.kind()).isNotEmpty();
      assertThat(rule.misses()).as(rule.kind()).hasSizeGreaterThanOrEqualTo(rule.kind().equals("aws-bedrock")
          || rule.kind().equals("azure-devops") ? 0 : 1);
      assertThat(rule.kind()).matches("[a-z0-9-]{1,32}");
    });
  }

  @Test
  void the_sample_of_the_documentation_is_found_as_github() {
    var redacted = redactor.line("token ghp_EXAMPLEexample0123456789EXAMPLEexamp here");
    assertThat(redacted.text()).matches("token \\[redacted:github:[0-9a-f]{4}] here");
  }

  @Test
  void an_unknown_line_is_an_error() {
    assertThatThrownBy(() -> RuleFile.parse("key x\nanker y")).hasMessageContaining("anker y");
  }
}
