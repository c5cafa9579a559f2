package dev.varve.observer.reply;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReplyParserPropertyTest {

  private static final String WHOLE =
      "<observation events=\"11\"><title>T</title><narrative>N</narrative><facts><fact>F</fact></facts></observation>";

  private final ReplyParser parser = new ReplyParser(Mode.code());

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "<observation", " events=\"11\"", ">", "</observation>", "<title>", "</title>", "T", "<fact>", "</fact>",
            "<nothing/>", "<summary>", "<", "\"", "&amp;", "]]>", "\n", "</", "<files_modified>", "<file>")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property
  void any_text_is_read_without_an_exception(@ForAll("soup") String answer) {
    assertThat(parser.parse(answer, true, TestingTurns.uses())).isNotNull();
  }

  @Property
  void no_beginning_of_an_answer_counts_as_the_answer_unless_its_fields_are_whole(@ForAll("length") int length) {
    ParsedReply parsed = parser.parse(WHOLE.substring(0, length), true, TestingTurns.uses());

    if (parsed instanceof ParsedReply.Memories memories) {
      assertThat(memories.reply().observations()).allMatch(draft -> draft.narrative().equals("N"));
    }
  }

  @Provide
  Arbitrary<Integer> length() {
    return Arbitraries.integers().between(0, WHOLE.length());
  }
}
