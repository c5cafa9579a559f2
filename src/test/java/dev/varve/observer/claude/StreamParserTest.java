package dev.varve.observer.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.queue.Usage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what the real CLI wrote. */
class StreamParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"turns2", "v197-turns"})
  void a_turn_is_an_init_an_answer_and_a_result(String recording) {
    for (int turn = 0; turn < 2; turn++) {
      List<StreamEvent> events = Recorded.events(recording, turn);

      assertThat(events.getFirst()).isEqualTo(new StreamEvent.Init("ANTHROPIC_API_KEY"));
      assertThat(events).contains(new StreamEvent.Assistant("claude-sonnet-4-5", ""));
      StreamEvent.Result result = (StreamEvent.Result) events.getLast();
      assertThat(result.verdict().isError()).isFalse();
      assertThat(result.text()).startsWith("<observation>").contains("Turn " + (turn + 1));
      assertThat(result.stopReason()).isEqualTo("end_turn");
      assertThat(result.usage()).isEqualTo(new Usage(123, 45, 20, 10));
      assertThat(result.totalCostUsd()).isEqualTo(0.0010875 * (turn + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turns2", "v197-turns", "err400", "err500", "retry1-err401", "retry1-err429", "retry0-err529",
        "retryafter429long", "nokey", "connrefused", "recover529", "intbusy", "forcetool", "resumebad"
      })
  void every_recorded_line_is_of_the_protocol(String recording) {
    for (List<String> turn : Recorded.turns(recording)) {
      assertThat(turn).map(StreamParser::parse).doesNotHaveAnyElementsOfTypes(StreamEvent.Unreadable.class);
    }
  }

  @Test
  void an_error_is_an_error_although_its_subtype_says_success() {
    StreamEvent.Result result = Recorded.result("retry0-err529", 0);

    assertThat(Recorded.turns("retry0-err529").getFirst().getLast()).contains("\"subtype\":\"success\"");
    assertThat(result.verdict().isError()).isTrue();
    assertThat(result.verdict().status()).isEqualTo(529);
    assertThat(Recorded.events("retry0-err529", 0)).contains(new StreamEvent.Assistant("<synthetic>", "server_error"));
  }

  @Test
  void a_result_that_does_not_say_whether_it_is_one_is_an_error() {
    assertThat(StreamParser.parse("{\"type\":\"result\",\"result\":\"<nothing/>\"}"))
        .isInstanceOfSatisfying(StreamEvent.Result.class, result -> assertThat(result.verdict().isError()).isTrue());
  }

  @Test
  void windows_of_the_plan_are_read_wherever_they_stand() {
    StreamEvent event = StreamParser.parse("""
        {"type":"rate_limit_event","rate_limit_info":{"status":"allowed_warning","resetsAt":1893456000,\
        "rateLimitType":"five_hour","utilization":0.91,"unifiedWindows":{"seven_day":{"utilization":0.4,\
        "resetsAt":1893888000,"status":"allowed"}}},"uuid":"u","session_id":"s"}""");

    assertThat(event).isEqualTo(new StreamEvent.Limits(new PlanLimits(List.of(
        new PlanLimits.Window("five_hour", 0.91, Instant.ofEpochSecond(1893456000)),
        new PlanLimits.Window("seven_day", 0.4, Instant.ofEpochSecond(1893888000))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"rate_limit_event\"}",
        "{\"type\":\"rate_limit_event\",\"rate_limit_info\":\"soon\"}",
        "{\"type\":\"system\",\"subtype\":\"rate_limit_event\",\"rate_limit_info\":null}"
      })
  void a_limit_of_an_unknown_shape_limits_nothing(String line) {
    assertThat(StreamParser.parse(line)).isEqualTo(new StreamEvent.Limits(PlanLimits.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"type\":", "null", "[]", "{}", "Segmentation fault"})
  void a_line_that_is_not_of_the_protocol_is_recognised(String line) {
    assertThat(StreamParser.parse(line)).isEqualTo(new StreamEvent.Unreadable());
  }

  @Test
  void a_question_is_one_line_whatever_its_text() {
    String line = StreamParser.userLine("two\nlines \"quoted\" \u2028");

    assertThat(line).doesNotContain("\n");
    assertThat(Recorded.read(line).at("/message/content").asText()).isEqualTo("two\nlines \"quoted\" \u2028");
    assertThat(Recorded.read(line).path("type").asText()).isEqualTo("user");
  }
}
