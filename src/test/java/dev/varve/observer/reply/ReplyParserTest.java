package dev.varve.observer.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.ObservationType;
import dev.varve.observer.Outcome;
import dev.varve.observer.Turn;
import dev.varve.queue.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {

  private static final String WHOLE = """
      <observation events="11 12">
      <type>bugfix</type>
      <title>Amounts are rounded half up</title>
      <subtitle>They were cut before</subtitle>
      <narrative>Amount.java now rounds.</narrative>
      <facts><fact>Rounding is in src/Amount.java</fact><fact>It was truncation</fact></facts>
      <concepts><concept>Problem-Solution</concept></concepts>
      <files_read><file>README.md</file></files_read>
      <files_modified><file>/home/dev/tally/src/Amount.java</file><file>README.md</file></files_modified>
      </observation>
      """;
  private static final String SHORT =
      "<observation events=\"11\"><title>T</title><narrative>N</narrative></observation>";

  private final ReplyParser parser = new ReplyParser(Mode.code());

  private ParsedReply parse(String answer) {
    return parser.parse(answer, true, TestingTurns.uses());
  }

  private List<DraftObservation> observations(String answer) {
    return observations(answer, TestingTurns.uses());
  }

  private List<DraftObservation> observations(String answer, Turn turn) {
    ParsedReply parsed = parser.parse(answer, true, turn);
    assertThat(parsed).isInstanceOf(ParsedReply.Memories.class);
    return ((ParsedReply.Memories) parsed).reply().observations();
  }

  @Test
  void a_whole_block_is_read_field_by_field() {
    assertThat(observations(WHOLE))
        .containsExactly(new DraftObservation(
            ObservationType.BUGFIX,
            "Amounts are rounded half up",
            "They were cut before",
            "Amount.java now rounds.",
            List.of("Rounding is in src/Amount.java", "It was truncation"),
            List.of("problem-solution"),
            List.of("README.md"),
            List.of("src/Amount.java"),
            List.of(new MessageId(11), new MessageId(12))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```xml\n<observation events=\"11\"><title>T</title><narrative>N</narrative></observation>\n```",
        "Here it is:\n<observation events='11'><title>T</title><narrative>N</narrative></observation> Done.",
        "<OBSERVATION EVENTS=\"11\"><Title>T</Title><Narrative>N</Narrative></OBSERVATION>",
        "<observation events=\"11\"><title>T<narrative>N</observation>",
        "<observation events=\"11\"><title>T</title><narrative>N</narrative>",
        "<observation><events>11</events><title>T</title><narrative>N</narrative></observation>",
        "<observation events=\"#11, 11\" title=\"T\"><narrative>N</narrative></observation>",
        "<observation events=\"11\"><title>T</title><narrative><![CDATA[N]]></narrative></observation>"
      })
  void wrapping_does_not_matter(String answer) {
    assertThat(observations(answer)).singleElement().satisfies(draft -> {
      assertThat(draft.title()).isEqualTo("T");
      assertThat(draft.narrative()).isEqualTo("N");
      assertThat(draft.sources()).containsExactly(new MessageId(11));
    });
  }

  @Test
  void a_block_that_was_not_closed_does_not_swallow_the_next() {
    String answer = "<observation events=\"11\"><title>A</title><narrative>1</narrative>"
        + "<observation events=\"12\"><title>B</title><narrative>2</narrative></observation>";

    assertThat(observations(answer)).extracting(DraftObservation::title).containsExactly("A", "B");
  }

  @Test
  void less_than_signs_of_code_stay_in_the_text() {
    String answer = "<observation events=\"11\"><title>Map<String, List<T>> is gone</title>"
        + "<facts><fact>a < b && c > d in <div class=\"x\"></fact></facts></observation>";

    assertThat(observations(answer)).singleElement().satisfies(draft -> {
      assertThat(draft.title()).isEqualTo("Map<String, List<T>> is gone");
      assertThat(draft.facts()).containsExactly("a < b && c > d in <div class=\"x\">");
    });
  }

  @Test
  void an_unknown_type_is_the_modes_default() {
    String typed = SHORT.replace("<title>", "<type>epiphany</type><title>");
    String attribute = SHORT.replace("<observation", "<observation type=\"Decision\"");

    assertThat(observations(typed)).singleElement().extracting("type").isEqualTo(ObservationType.DISCOVERY);
    assertThat(observations(attribute)).singleElement().extracting("type").isEqualTo(ObservationType.DECISION);
  }

  @Test
  void foreign_ids_are_dropped_and_counted() {
    assertThat(parse(SHORT.replace("\"11\"", "\"11 99 98\"")))
        .isInstanceOfSatisfying(ParsedReply.Memories.class, memories -> {
          assertThat(memories.foreignIds()).isEqualTo(2);
          assertThat(memories.reply().observations().getFirst().sources()).containsExactly(new MessageId(11));
        });
  }

  @Test
  void a_block_of_only_foreign_ids_is_discarded() {
    String foreign = SHORT.replace("\"11\"", "\"99\"").replace("T", "foreign");

    assertThat(observations(foreign + SHORT)).extracting(DraftObservation::title).containsExactly("T");
    assertThat(parse(foreign)).isInstanceOf(ParsedReply.Unusable.class);
  }

  @Test
  void a_block_that_names_no_message_was_drawn_from_all() {
    assertThat(observations(SHORT.replace(" events=\"11\"", "")).getFirst().sources())
        .containsExactly(new MessageId(11), new MessageId(12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<observation events=\"11\"><title>T</title></observation>",
        "<observation events=\"11\"><narrative>N</narrative></observation>",
        "<observation events=\"11\"></observation>",
        "<summary><request>R</request></summary>"
      })
  void a_block_without_meaning_is_no_memory(String answer) {
    assertThat(parse(answer)).isInstanceOf(ParsedReply.Unusable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<nothing/>", "```\n<nothing />\n```", "<NOTHING></NOTHING>", "Nothing of note. <nothing/>"})
  void nothing_is_an_answer(String answer) {
    assertThat(parse(answer)).isEqualTo(new ParsedReply.Nothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I would say nothing here is worth keeping.",
        "You've hit your session limit · resets 3pm",
        "Not logged in · Please run /login",
        "<title>T</title><narrative>N</narrative>"
      })
  void text_without_a_block_is_prose_and_never_a_memory(String answer) {
    assertThat(parse(answer)).isEqualTo(new ParsedReply.Prose(answer.length()));
  }

  @Test
  void blanks_are_empty() {
    assertThat(parse(" \n\t")).isEqualTo(new ParsedReply.Empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<observation events=\"11\"><title>T</title><narrative>N and th",
        "<observation events=\"11\"><title>T</title><facts><fact>one</fact><fact>tw",
        "<observation events=\"11\"><title>T</title><narrative>N</narrative><conc",
        "<observation events=\"11\"><title>T</title><narrative>N</narrative></observation><observation events",
        "<observation events=\"11\"><title>T</title><narrative>N</narrative></observation>\n<obs"
      })
  void an_answer_that_stops_inside_a_block_is_cut_off(String answer) {
    assertThat(parse(answer)).isEqualTo(new ParsedReply.CutOff());
  }

  @Test
  void nothing_counts_of_an_answer_the_provider_stopped() {
    assertThat(parser.parse(SHORT, false, TestingTurns.uses())).isEqualTo(new ParsedReply.CutOff());
    assertThat(parser.parse("<nothing/>", false, TestingTurns.uses())).isEqualTo(new ParsedReply.CutOff());
  }

  @Test
  void only_a_tool_that_writes_and_did_modifies_a_file() {
    Turn turn = new Turn.ToolUses("tally", List.of(), List.of(
        TestingTurns.use(11, "Read", "{\"file_path\":\"/home/dev/tally/read.txt\"}", "text"),
        TestingTurns.use(12, "Write", "{\"file_path\":\"/home/dev/tally/denied.txt\"}", "no", Outcome.REFUSED),
        TestingTurns.use(13, "mcp__files__write_file", "{\"path\":\"/home/dev/tally/remote.txt\"}", "ok"),
        TestingTurns.use(14, "apply_patch", "{\"input\":\"*** Update File: lib/patched.txt\\n+x\"}", "ok")));
    String answer = SHORT.replace("<title>", "<files_modified><file>read.txt</file><file>denied.txt</file>"
        + "<file>remote.txt</file><file>lib/patched.txt</file><file>mote.txt</file></files_modified><title>");

    assertThat(observations(answer, turn).getFirst().filesModified()).containsExactly("remote.txt", "lib/patched.txt");
  }

  @Test
  void lists_may_be_plain_lines() {
    String answer = SHORT.replace("<title>", "<facts>\n- one\n- two\n</facts><title>");

    assertThat(observations(answer).getFirst().facts()).containsExactly("one", "two");
  }

  @Test
  void a_title_is_one_line_of_bounded_length() {
    String title = observations(SHORT.replace("<title>T", "<title>two\nlines " + "x".repeat(500))).getFirst().title();

    assertThat(title).hasSize(160).startsWith("two lines x").endsWith("…");
  }

  @Test
  void a_summary_answers_a_request_for_one() {
    Turn turn = TestingTurns.summarize(List.of(), "");
    String answer = "<summary><request>R</request><learned>L</learned><next-steps>N</next-steps></summary>" + SHORT;

    assertThat(parser.parse(answer, true, turn)).isInstanceOfSatisfying(ParsedReply.Memories.class, memories -> {
      assertThat(memories.reply().summary()).isEqualTo(new DraftSummary("R", "", "L", "", "N", ""));
      assertThat(memories.reply().observations()).isEmpty();
    });
    assertThat(parser.parse(SHORT, true, turn)).isInstanceOf(ParsedReply.Unusable.class);
    assertThat(parser.parse("<summary></summary>", true, turn)).isInstanceOf(ParsedReply.Unusable.class);
  }
}
