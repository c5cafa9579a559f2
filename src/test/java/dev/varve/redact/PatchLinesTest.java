package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class PatchLinesTest {

  private static final String BODY = SampleText.of("{b64:64}");

  private final Redactor redactor = TestingRedactor.unhurried();

  private JsonNode redacted(String name, String... lines) {
    var payload = JsonNodeFactory.instance.objectNode();
    ArrayNode array = payload.putArray(name);
    for (String line : lines) {
      array.add(line);
    }
    return TestingJson.parsed(redactor.toolPayload(payload).text()).path(name);
  }

  @Test
  void a_private_key_in_the_lines_of_a_patch_becomes_one_line() {
    JsonNode lines =
        redacted("lines", " # key", "+-----BEGIN PRIVATE KEY-----", "+" + BODY, "+-----END PRIVATE KEY-----", "-last", " end");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).textValue()).isEqualTo(" # key");
    assertThat(lines.get(1).textValue()).startsWith("+[redacted:private-key:");
    assertThat(lines.get(2).textValue()).isEqualTo("-last");
    assertThat(lines.get(3).textValue()).isEqualTo(" end");
  }

  @Test
  void a_value_below_its_name_is_found() {
    JsonNode lines = redacted("lines", "+- name: DB_PASSWORD", "+  value: correcthorse1");
    assertThat(lines.get(1).textValue()).startsWith("+  value: [redacted:password:");
  }

  @Test
  void a_private_block_may_span_lines() {
    assertThat(redacted("lines", " a<private>", "-hush", "+hush", " </private>b").toString()).isEqualTo("[\" ab\"]");
  }

  @Test
  void a_patch_without_a_secret_passes_as_it_is() {
    assertThat(redacted("lines", " a", "-b", "+b", "\\ No newline at end of file").toString())
        .isEqualTo("[\" a\",\"-b\",\"+b\",\"\\\\ No newline at end of file\"]");
  }

  @Test
  void elements_without_marks_are_texts_of_their_own() {
    assertThat(redacted("lines", "password:", "correcthorse1").toString()).isEqualTo("[\"password:\",\"correcthorse1\"]");
  }
}
