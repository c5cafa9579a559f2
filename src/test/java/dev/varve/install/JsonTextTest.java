package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  private static final JsonPointer ROOT = JsonPointer.empty();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void what_is_added_takes_the_indentation_of_its_neighbours() throws UnusableSettings {
    JsonText json = JsonText.of("{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n");
    assertThat(json.put(JsonPointer.compile("/a"), "c", NODES.arrayNode().add(2)).text())
        .isEqualTo("{\n\t\"a\": {\n\t\t\"b\": 1,\n\t\t\"c\": [\n\t\t\t2\n\t\t]\n\t}\n}\n");
  }

  @Test
  void a_text_of_one_line_stays_one_line() throws UnusableSettings {
    JsonText json = JsonText.of("{\"a\":[]}");
    assertThat(json.add(JsonPointer.compile("/a"), NODES.objectNode().put("b", 1)).text())
        .isEqualTo("{\"a\":[{\"b\": 1}]}");
  }

  @Test
  void lines_that_are_added_end_as_the_others_do() throws UnusableSettings {
    assertThat(JsonText.of("{\r\n    \"a\": 1\r\n}").put(ROOT, "b", NODES.numberNode(2)).text())
        .isEqualTo("{\r\n    \"a\": 1,\r\n    \"b\": 2\r\n}");
  }

  @Test
  void a_comment_at_the_end_of_a_line_stays_with_what_it_is_about() throws UnusableSettings {
    assertThat(JsonText.of("[\n  1 // one\n  // end\n]").add(ROOT, NODES.numberNode(2)).text())
        .isEqualTo("[\n  1, // one\n  2\n  // end\n]");
  }

  @Test
  void a_trailing_comma_stays_one() throws UnusableSettings {
    assertThat(JsonText.of("[\n  1,\n]").add(ROOT, NODES.numberNode(2)).text()).isEqualTo("[\n  1,\n  2,\n]");
  }

  @Test
  void of_two_members_with_one_name_the_last_one_counts() throws UnusableSettings {
    JsonText json = JsonText.of("{\"a\": [1], \"a\": [2]}");
    assertThat(json.add(JsonPointer.compile("/a"), NODES.numberNode(3)).text())
        .isEqualTo("{\"a\": [1], \"a\": [2, 3]}");
  }

  @Test
  void a_byte_order_mark_stays() throws UnusableSettings {
    assertThat(JsonText.of("\uFEFF{\"a\": 1}").put(ROOT, "b", NODES.numberNode(2)).text())
        .isEqualTo("\uFEFF{\"a\": 1, \"b\": 2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1,,}|line 1, column 9",
        "{\"a\": 1|line 1, column 8",
        "{'a': 1}|line 1, column 2",
        "{\"a\": tru}|line 1, column 7",
        "{} {}|line 1, column 4",
        "// nothing|line 1, column 1"
      })
  void a_mistake_is_named_by_line_and_column(String text, String place) {
    assertThatThrownBy(() -> JsonText.of(text))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith(place);
  }
}
