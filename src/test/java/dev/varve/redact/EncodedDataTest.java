package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodedDataTest {

  private final Redactor redactor = TestingRedactor.unhurried();

  private static String base64(int bytes) {
    byte[] content = new byte[bytes];
    new Random(7).nextBytes(content);
    return Base64.getEncoder().encodeToString(content);
  }

  @Test
  void an_image_of_a_tool_becomes_type_and_size() {
    String json = "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"%s\"}}";
    var redacted = redactor.toolPayload(TestingJson.parsed(json.formatted(base64(3_000))));
    assertThat(redacted.text()).contains("\"data\":\"[image png, 3000 bytes]\"").hasSizeLessThan(200);
    assertThat(redacted.findings().cut()).isEqualTo(1);
  }

  @Test
  void the_type_is_read_from_the_content_when_no_field_names_it() {
    var payload = TestingJson.parsed("{\"data\":\"iVBORw0KGgo" + base64(600) + "\"}");
    assertThat(redactor.toolPayload(payload).text()).contains("[image png, ");
  }

  @Test
  void data_addresses_in_text_become_type_and_size() {
    String text = "see <img src=\"data:image/jpeg;base64," + base64(300) + "\"> here";
    assertThat(redactor.answer(text).text()).isEqualTo("see <img src=\"[image jpeg, 300 bytes]\"> here");
  }

  @Test
  void short_values_and_ordinary_words_stay() {
    String json = "{\"data\":\"SGVsbG8=\",\"image\":\"nginx:1.27\",\"blob\":\"a few words, not base64\"}";
    assertThat(redactor.toolPayload(TestingJson.parsed(json)).text()).isEqualTo(json);
  }

  @Test
  void text_of_nothing_but_marks_is_read_once() {
    String text = ";base64,".repeat(2_000_000);
    assertThat(redactor.answer(text).text()).startsWith(";base64,;base64,");
  }
}
