package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.redact.Findings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactRunTest {

  private static final JsonNode PAYLOAD = JsonNodeFactory.instance.objectNode().put("password", "correcthorse1");

  /** A second of processor time goes by at each look. */
  private long seconds;

  private RedactRun.Result run(List<JsonNode> payloads, double seconds) {
    return new RedactRun(payloads, () -> 0, () -> this.seconds++ * 1_000_000_000L).run(seconds);
  }

  @Test
  void every_payload_is_redacted_as_often_until_the_time_is_over() {
    RedactRun.Result result = run(List.of(PAYLOAD, JsonNodeFactory.instance.textNode("plain")), 3);

    assertThat(result.payloads()).isEqualTo(6);
    assertThat(result.findings().secrets()).isEqualTo(3);
    assertThat(result.bytes()).isEqualTo(3L * ("{\"password\":\"correcthorse1\"}".length() + "\"plain\"".length()));
    assertThat(result.seconds()).isEqualTo(3);
  }

  @Test
  void speed_is_what_was_redacted_in_the_time_it_took() {
    RedactRun.Result result = new RedactRun.Result(1_000, 50_000_000, Findings.none(), 2);

    assertThat(result.megabytesPerSecond()).isEqualTo(25);
    assertThat(result.microsPerPayload()).isEqualTo(2_000);
  }

  @Test
  void the_recorded_payloads_are_hooks_of_some_size() throws IOException {
    assertThat(Recording.payloads()).hasSizeGreaterThan(100).allMatch(payload -> payload.hasNonNull("hook_event_name"));
  }
}
