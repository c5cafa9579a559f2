package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.chance.Chance;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  private static final String ALPHABET = "ab \"\\/\b\t\n\f\r\u0000\u0001\u001b\u001f\u007f?é€\u2028";

  @Test
  void any_string_is_written_as_the_library_writes_it() {
    Chance.tries(
        500,
        chance -> {
          String value = chance.chars(ALPHABET, 0, 40);
          var json = new JsonText();
          json.string(value);
          assertThat(json.toString()).isEqualTo(JsonNodeFactory.instance.textNode(value).toString());
        });
  }

  @Test
  void commas_stand_between_what_is_beside_each_other_and_nowhere_else() {
    var json = new JsonText();
    json.begin('{');
    json.name("a");
    json.begin('[');
    json.end(']');
    json.name("b");
    json.begin('[');
    json.literal("1");
    json.string("two");
    json.begin('{');
    json.end('}');
    json.end(']');
    json.name("c");
    json.literal("null");
    json.end('}');

    assertThat(json).hasToString("{\"a\":[],\"b\":[1,\"two\",{}],\"c\":null}");
  }
}
