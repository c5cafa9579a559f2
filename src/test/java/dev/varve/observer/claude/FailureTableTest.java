package dev.varve.observer.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.ObserverFailure;
import dev.varve.queue.Usage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTableTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final FailureTable failures = new FailureTable(Clock.fixed(NOW, ZoneOffset.UTC), "some-model");

  private ObserverFailure recorded(String recording) {
    String error = "";
    for (StreamEvent event : Recorded.events(recording, 0)) {
      error = event instanceof StreamEvent.Assistant said ? said.error() : error;
    }
    return failures.of(Recorded.result(recording, 0), error);
  }

  private ObserverFailure of(String fields, String error) {
    String line = "{\"type\":\"result\",\"is_error\":true,\"result\":\"\"" + fields + "}";
    return failures.of((StreamEvent.Result) StreamParser.parse(line), error);
  }

  @ParameterizedTest
  @CsvSource({
    "retry1-err401,Unauthorized",
    "nokey,Unauthorized",
    "retry1-err429,RateLimited",
    "retryafter429long,RateLimited",
    "retry0-err529,Transient",
    "err500,Transient",
    "connrefused,Transient",
    "intbusy,Transient",
    "resumebad,Transient",
    "err400,Broken"
  })
  void every_recorded_failure_has_its_type(String recording, String type) {
    assertThat(recorded(recording).getClass().getSimpleName()).isEqualTo(type);
  }

  @Test
  void the_remedy_for_a_missing_login_is_exact() {
    assertThat(recorded("nokey"))
        .isInstanceOfSatisfying(ObserverFailure.Unauthorized.class, failure ->
            assertThat(failure.remedy()).isEqualTo("log in with: claude /login"));
  }

  @Test
  void evidence_is_names_and_numbers_and_no_text() {
    assertThat(recorded("err400").evidence())
        .isEqualTo("claude reported an error, status 400, unknown, api_error");
  }

  @Test
  void a_used_up_plan_is_closed_until_it_begins_again() {
    String fields = ",\"api_error_status\":429,\"api_error\":\"usage_limit_reached\",\"api_error_params\":"
        + "{\"rate_limit_info\":{\"status\":\"rejected\",\"rateLimitType\":\"five_hour\",\"resetsAt\":1893456000}}";

    assertThat(of(fields, "rate_limit")).isEqualTo(new ObserverFailure.QuotaExhausted(
        "claude reported an error, status 429, rate_limit, usage_limit_reached", Instant.ofEpochSecond(1893456000)));
  }

  @Test
  void a_rate_limit_without_a_time_is_tried_again_in_a_minute() {
    assertThat(recorded("retryafter429long"))
        .isInstanceOfSatisfying(ObserverFailure.RateLimited.class, failure ->
            assertThat(failure.retryAt()).isEqualTo(NOW.plusSeconds(60)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"terminal_reason\":\"prompt_too_long\",\"api_error_status\":400",
        ",\"api_error\":\"message_over_context_limit\"",
        ",\"api_error_status\":413"
      })
  void a_turn_larger_than_the_model_reads_is_an_overflow(String fields) {
    assertThat(of(fields, "invalid_request")).isInstanceOf(ObserverFailure.ContextOverflow.class);
  }

  @Test
  void text_decides_only_what_has_no_name() {
    StreamEvent.Verdict verdict = new StreamEvent.Verdict(true, 400, "", "", List.of(), PlanLimits.NONE);
    StreamEvent.Result result = new StreamEvent.Result(
        verdict, "API Error: 400 Prompt is too long", "", Usage.NONE, 0);

    assertThat(failures.of(result, "unknown")).isInstanceOf(ObserverFailure.ContextOverflow.class);
    assertThat(failures.of(result, "model_not_found")).isInstanceOf(ObserverFailure.Misconfigured.class);
  }
}
