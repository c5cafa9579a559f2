package dev.varve.observer.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import org.junit.jupiter.api.Test;

class ReplyParserPropertyTest {

  private static final String WHOLE =
      "<observation events=\"11\"><title>T</title><narrative>N</narrative><facts><fact>F</fact></facts></observation>";

  private static final String[] PARTS = {
    "<observation", " events=\"11\"", ">", "</observation>", "<title>", "</title>", "T", "<fact>", "</fact>",
    "<nothing/>", "<summary>", "<", "\"", "&amp;", "]]>", "\n", "</", "<files_modified>", "<file>"
  };

  private final ReplyParser parser = new ReplyParser(Mode.code());

  @Test
  void any_text_is_read_without_an_exception() {
    Chance.tries(
        1_000,
        chance -> {
          String answer = String.join("", chance.list(0, 40, () -> chance.of(PARTS)));
          assertThat(parser.parse(answer, true, TestingTurns.uses())).isNotNull();
        });
  }

  @Test
  void no_beginning_of_an_answer_counts_as_the_answer_unless_its_fields_are_whole() {
    for (int length = 0; length <= WHOLE.length(); length++) {
      ParsedReply parsed = parser.parse(WHOLE.substring(0, length), true, TestingTurns.uses());
      if (parsed instanceof ParsedReply.Memories memories) {
        assertThat(memories.reply().observations()).allMatch(draft -> draft.narrative().equals("N"));
      }
    }
  }
}
