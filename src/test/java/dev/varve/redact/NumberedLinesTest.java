package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class NumberedLinesTest {

  private final Anchors anchors = new Anchors(RedactionRules.builtIn());

  private NumberedLines first(String text) {
    return Objects.requireNonNull(NumberedLines.first(anchors.survey(text)));
  }

  @Test
  void the_lines_of_one_file_are_one_text() {
    var lines = first("found:\na-b/c.yml:9:key: |\na-b/c.yml-10-  one\na-b/c.yml-11-  two\nend");
    assertThat(lines.plain()).isEqualTo("key: |\n  one\n  two");
  }

  @Test
  void a_stretch_of_several_lines_is_found_again_behind_each_number() {
    String text = "x\n    9\tone\n   10\ttwo\n   11\tthree\n";
    var lines = first(text);
    assertThat(lines.inText(new Span(1, 9, "kind", false)))
        .extracting(part -> text.substring(part.start(), part.end()))
        .containsExactly("ne", "two", "t");
  }

  @Test
  void lines_of_another_file_or_from_elsewhere_in_it_are_another_text() {
    String text = "a:1:one\na:2:two\nb:3:three\nb:4:four\nb:9:nine\n";
    var first = first(text);
    assertThat(first.plain()).isEqualTo("one\ntwo");
    assertThat(Objects.requireNonNull(first.next(anchors.survey(text))).plain()).isEqualTo("three\nfour");
  }

  @Test
  void text_without_numbers_has_none() {
    assertThat(NumberedLines.first(anchors.survey("one\ntwo\nthree 3: four\n"))).isNull();
    assertThat(NumberedLines.first(anchors.survey(""))).isNull();
    assertThat(NumberedLines.first(anchors.survey("12:alone"))).isNull();
  }

  @Test
  void numbers_are_read_behind_paths_and_blanks_and_before_signs_of_all_kinds() {
    for (String[] numbered : new String[][] {
      {"src/my-file:7:", "src/my-file-8-"}, {"2031-02-", "2031-02-"}, {"        7\t", "        8\t"},
      {"7→", "8→"}, {"7 │ ", "8 | "}, {"é…:0000007:", "é…:0000008:"}
    }) {
      assertThat(first(numbered[0] + "one\n" + numbered[1] + "two").plain()).as(numbered[0]).isEqualTo("one\ntwo");
    }
    for (String prefix : new String[] {"         7:", "00000007:", ":7:", "a b:7:", "a:b:7:", "7 ", "x".repeat(201) + ":7:"}) {
      assertThat(NumberedLines.first(anchors.survey(prefix + "one\n" + prefix + "two"))).as(prefix).isNull();
    }
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
