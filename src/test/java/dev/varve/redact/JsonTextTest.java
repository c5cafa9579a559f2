package dev.varve.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.chance.Chance;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  private static final String ALPHABET = "ab \"\\/\b\t\n\f\r\u0000\u0001\u001b\u001f\u007f?\u0080¿Àéÿ€\u2028";

  @Test
  void any_string_is_written_as_the_library_writes_it() {
    Chance.tries(
        500,
        chance -> {
          String value = chance.chars(ALPHABET, 0, 40) + "😀" + chance.chars(ALPHABET, 0, 40);
          var json = new JsonText();
          json.string(value);
          assertThat(written(json)).isEqualTo(JsonNodeFactory.instance.textNode(value).toString());
        });
  }

  @Test
  void a_string_that_was_read_is_written_from_its_codes() {
    Chance.tries(
        500,
        chance -> {
          String value = chance.chars(ALPHABET.substring(0, ALPHABET.indexOf('€')), 0, 40);
          var json = new JsonText();
          json.string(value, Survey.narrow(value).codes());
          assertThat(written(json)).isEqualTo(JsonNodeFactory.instance.textNode(value).toString());
        });
  }

  @Test
  void commas_stand_between_what_is_beside_each_other_and_nowhere_else() {
    var json = new JsonText();
    json.begin('{');
    json.string("a");
    json.assign();
    json.begin('[');
    json.end(']');
    json.string("b");
    json.assign();
    json.begin('[');
    json.literal("1");
    json.string("two");
    json.begin('{');
    json.end('}');
    json.end(']');
    json.string("c");
    json.assign();
    json.literal("null");
    json.end('}');

    assertThat(written(json)).isEqualTo("{\"a\":[],\"b\":[1,\"two\",{}],\"c\":null}");
  }

  private static String written(JsonText json) {
    return new String(json.utf8(), UTF_8);
  }
}
