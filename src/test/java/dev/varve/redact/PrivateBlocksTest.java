package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateBlocksTest {

  private final Redactor redactor = TestingRedactor.unhurried();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a <private>hush</private>b",
        "a <PRIVATE>hush</Private>b",
        "a <private>hush <private>hush</private> hush</private>b",
        "a <private reason=\"hush\"\n  until='never'>hush</private>b",
        "a < private >hush</ private >b",
        "a <private>hush\n\nhush</private\n>b",
        "a <pri<private>hush</private>vate>hush</private>b",
        "a <private>hush</private><private>hush</private>b"
      })
  void a_closed_block_goes_from_prompts_answers_and_payloads(String text) {
    assertThat(redactor.prompt(text).text()).isEqualTo("a b");
    assertThat(redactor.answer(text).text()).isEqualTo("a b");
    assertThat(redactor.toolPayload(TestingJson.string(text)).text()).isEqualTo("\"a b\"");
  }

  @Test
  void an_unclosed_block_runs_to_the_end_of_prompts_and_answers() {
    assertThat(redactor.prompt("a <private>hush\n<b>hush").text()).isEqualTo("a ");
    assertThat(redactor.answer("a <Private x='1'>hush").text()).isEqualTo("a ");
    assertThat(redactor.answer("a <private>hush</private>b<private>hush").text()).isEqualTo("a b");
    assertThat(redactor.answer("a <private").text()).isEqualTo("a ");
  }

  @Test
  void a_file_that_mentions_the_tag_does_not_erase_itself() {
    String file = "Wrap it in <private> to hide it.\n</private> ends it? No: it must be opened first.";
    String unopened = "</private> alone, and <private/> is nothing";
    String unclosed = "use <private> for that";
    assertThat(redactor.toolPayload(TestingJson.string(unclosed)).text()).contains(unclosed);
    assertThat(redactor.toolPayload(TestingJson.string(unopened)).text()).contains(unopened);
    assertThat(redactor.toolPayload(TestingJson.string(file)).text())
        .isEqualTo("\"Wrap it in  ends it? No: it must be opened first.\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "{\"prompt\":\"Do it <private>hush\",\"model\":\"x\"}           | {\"prompt\":\"Do it \",\"model\":\"x\"}",
    "{\"answers\":{\"Which one?\":\"This. <private>hush\"},\"n\":1} | {\"answers\":{\"Which one?\":\"This. \"},\"n\":1}",
    "{\"input\":{\"answer\":[\"<private>hush\",\"open\"]}}          | {\"input\":{\"answer\":[\"\",\"open\"]}}",
    "{\"message\":\"a <private>hush\",\"content\":\"b <private>c\"} | {\"message\":\"a \",\"content\":\"b <private>c\"}"
  })
  void an_unclosed_block_runs_to_the_end_of_what_somebody_said_to_a_tool(String payload, String kept) {
    assertThat(redactor.toolPayload(TestingJson.parsed(payload)).text()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<privateer>x</privateer>", "a < b && c > private", "&lt;private&gt;x&lt;/private&gt;", "private"})
  void what_is_not_the_tag_stays(String text) {
    assertThat(redactor.prompt(text).text()).isEqualTo(text);
    assertThat(redactor.prompt(text).findings()).isEqualTo(Findings.none());
  }

  @Test
  void a_prompt_is_wholly_private_when_nothing_else_is_left() {
    assertThat(redactor.prompt(" <private>x</private>\n").whollyPrivate()).isTrue();
    assertThat(redactor.prompt("<private>x").whollyPrivate()).isTrue();
    assertThat(redactor.prompt("<system-reminder>y</system-reminder><private>x</private>").whollyPrivate()).isTrue();
    assertThat(redactor.prompt("<private>x</private> and do it").whollyPrivate()).isFalse();
    assertThat(redactor.prompt("").whollyPrivate()).isFalse();
  }

  @Test
  void blocks_are_counted_with_what_is_nested_in_them_as_one() {
    var found = redactor.prompt("<private>a<private>b</private></private> c <private>d</private>").findings();
    assertThat(found.privateBlocks()).isEqualTo(2);
  }

  @Test
  void the_names_of_fields_can_be_private_too() {
    var payload = TestingJson.parsed("{\"a<private>hush</private>\":1}");
    assertThat(redactor.toolPayload(payload).text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void text_made_to_uncover_a_block_with_each_removal_loses_the_rest() {
    String text = "<private>hush</private>";
    for (int i = 0; i < 40; i++) {
      text = "<pri" + text + "vate>hush</private>";
    }
    assertThat(redactor.prompt("a " + text + " b").text()).doesNotContain("hush");
    assertThat(redactor.answer("a " + text + " b").text()).doesNotContain("hush");
  }
}
