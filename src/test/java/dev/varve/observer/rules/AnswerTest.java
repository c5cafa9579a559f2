package dev.varve.observer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AnswerTest {

  @Test
  void headings_decide_where_their_lists_belong() {
    Answer answer =
        Answer.of(
            """
            The build is **green** again.

            ## Root cause
            The cache key lacked the locale.

            ## Next steps
            - warm the cache
            - watch the metrics

            ```
            code is not prose
            ```
            """);
    assertThat(answer.part(Part.LEARNED)).contains("The cache key lacked the locale.");
    assertThat(answer.part(Part.NEXT)).contains("warm the cache").contains("watch the metrics");
    assertThat(answer.part(Part.LEARNED) + answer.part(Part.NEXT)).doesNotContain("code is not prose");
  }

  @Test
  void german_sentences_are_sorted_too() {
    Answer answer = Answer.of("Behoben und committet. Es lag an der Zeitzone. Noch offen: ein Test für März.");
    assertThat(answer.part(Part.COMPLETED)).isEqualTo("Behoben und committet.");
    assertThat(answer.part(Part.LEARNED)).isEqualTo("Es lag an der Zeitzone.");
    assertThat(answer.part(Part.NEXT)).isEqualTo("Noch offen: ein Test für März.");
  }

  @Test
  void a_long_answer_loses_its_small_talk_first() {
    String filler = "Let me know if you like this idea. It is a nice idea and it was fun. ".repeat(60);
    Answer answer = Answer.of(filler + "The cause is `Cart.sum`, which rounds 3 times.");
    assertThat(answer.part(Part.LEARNED))
        .contains("The cause is `Cart.sum`, which rounds 3 times.")
        .hasSizeLessThan(1_800);
  }

  @Test
  void numbers_and_abbreviations_end_no_sentence() {
    assertThat(Sentences.of("Use 3.2.5 since 02.10. today, e.g. Maven. It works with -X. Done!"))
        .containsExactly("Use 3.2.5 since 02.10. today, e.g. Maven.", "It works with -X.", "Done!");
  }
}
