package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class NumberedLinesTest {

  private static NumberedLines next(String text, int from) {
    return Objects.requireNonNull(NumberedLines.next(text, from));
  }

  @Test
  void the_lines_of_one_file_are_one_text() {
    var lines = next("found:\na-b/c.yml:9:key: |\na-b/c.yml-10-  one\na-b/c.yml-11-  two\nend", 0);
    assertThat(lines.plain()).isEqualTo("key: |\n  one\n  two");
  }

  @Test
  void a_stretch_of_several_lines_is_found_again_behind_each_number() {
    String text = "x\n    9\tone\n   10\ttwo\n   11\tthree\n";
    var lines = next(text, 0);
    assertThat(lines.inText(new Span(1, 9, "kind", false)))
        .extracting(part -> text.substring(part.start(), part.end()))
        .containsExactly("ne", "two", "t");
  }

  @Test
  void lines_of_another_file_or_from_elsewhere_in_it_are_another_text() {
    String text = "a:1:one\na:2:two\nb:3:three\nb:4:four\nb:9:nine\n";
    var first = next(text, 0);
    assertThat(first.plain()).isEqualTo("one\ntwo");
    assertThat(next(text, first.end()).plain()).isEqualTo("three\nfour");
  }

  @Test
  void text_without_numbers_has_none() {
    assertThat(NumberedLines.next("one\ntwo\nthree 3: four\n", 0)).isNull();
    assertThat(NumberedLines.next("", 0)).isNull();
    assertThat(NumberedLines.next("12:alone", 0)).isNull();
  }

  @Test
  void the_numbers_stay_where_a_key_is_taken_out() {
    String line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2";
    String text = "k.pem-1-" + line + "\nk.pem-2-" + line + "\nk.pem:3:-----END EC PRIVATE KEY-----\n";
    assertThat(TestingRedactor.unhurried().line(text).text())
        .doesNotContain("QUJDREVG")
        .contains("k.pem-1-[redacted:private-key-end:")
        .contains("k.pem-2-[redacted:private-key-end:");
  }
}
