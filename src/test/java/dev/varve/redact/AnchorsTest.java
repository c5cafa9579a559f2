package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AnchorsTest {

  private static final String AROUND = "ab Z9_-.:=\"\n\\<?é¿пΩ密\u0000";

  private static final RedactionRules RULES = RedactionRules.builtIn();

  private final Anchors anchors = new Anchors(RULES);

  @Test
  void each_anchor_is_found_where_it_ends() {
    for (Rule rule : RULES.all()) {
      for (String literal : rule.anchors()) {
        Anchor anchor = Anchor.of(literal, rule);
        assertThat(found(literal)).as(literal).contains(literal.length() + " " + anchor.literal());
      }
    }
  }

  @Test
  void what_stands_around_anchors_hides_none_and_adds_none() {
    List<String> literals = RULES.all().stream().flatMap(rule -> rule.anchors().stream()).toList();
    Chance.tries(
        200,
        chance -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < 6; i++) {
            String literal = chance.of(literals);
            text.append(chance.chars(AROUND, 0, 3)).append(chance.yes() ? literal : literal.toUpperCase(Locale.ROOT));
          }
          assertThat(found(text.toString())).containsExactlyElementsOf(sought(text.toString()));
        });
  }

  @Test
  void a_text_is_framed_by_the_tags_of_blocks_and_by_data_but_not_by_words() {
    assertThat(List.of("<private>x", "</PRIVATE >", "< / varve-context a='b'>", "data:image/png;base64,QUJD"))
        .allSatisfy(text -> assertThat(anchors.survey(text).isFramed()).isTrue());
    assertThat(List.of("private final int x;", "a < b, private c", "the varve-context tag", "base64,"))
        .allSatisfy(text -> assertThat(anchors.survey(text).isFramed()).isFalse());
  }

  @Test
  void a_text_that_no_store_takes_is_told_from_others() {
    assertThat(List.of("a\u0000", "\ud83d", "x\ude00\ud83d", "密\u0000"))
        .allSatisfy(text -> assertThat(anchors.survey(text).isStorable()).isFalse());
    assertThat(List.of("", "what?", "\ud83d\ude00", "密码?", "\u0080\u00bf"))
        .allSatisfy(text -> assertThat(anchors.survey(text).isStorable()).isTrue());
  }

  private List<String> found(String text) {
    Survey survey = anchors.survey(text);
    List<String> found = new ArrayList<>();
    for (int hit = 0; hit < survey.hits(); hit++) {
      found.add(survey.hitEnd(hit) + " " + anchors.get(survey.hitAnchor(hit)).literal());
    }
    return found;
  }

  /** Anchor by anchor at each place: the longest first of those that end at one. */
  private List<String> sought(String text) {
    List<String> sought = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      for (int number = 0; number < anchors.size(); number++) {
        Anchor anchor = anchors.get(number);
        int start = end - anchor.length();
        if (anchor.rule() != null && start >= 0 && anchor.isAt(text, start)) {
          sought.add(end + " " + anchor.literal());
        }
      }
    }
    return sought;
  }
}
