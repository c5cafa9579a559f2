package dev.varve.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.chance.Chance;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonTextPropertyTest {

  private static final JsonNode ADDED = added();

  private static JsonNode added() {
    ObjectNode added = JsonNodeFactory.instance.objectNode().put("a", "x, \"y\"").put("b", 5);
    added.putArray("c").addObject().put("d", true);
    added.putObject("e");
    return added;
  }

  private static JsonText inserted(JsonText json, JsonPointer container) throws UnusableSettings {
    return isArray(json, container) ? json.add(container, ADDED) : json.put(container, "added", ADDED);
  }

  private static JsonPointer placeOfInserted(JsonText json, JsonPointer container) {
    return isArray(json, container)
        ? container.appendIndex(span(json, container).children().size())
        : container.appendProperty("added");
  }

  private static Span span(JsonText json, JsonPointer pointer) {
    return Objects.requireNonNull(json.find(pointer));
  }

  private static boolean isArray(JsonText json, JsonPointer pointer) {
    return span(json, pointer).kind() == Span.Kind.ARRAY;
  }

  private static long remarks(String text) {
    return text.chars().filter(c -> c == Documents.REMARK.charAt(0)).count();
  }

  @Test
  void what_is_inserted_is_read_beside_all_there_was_and_no_comment_is_lost() {
    Chance.tries(600, chance -> assertInserted(Documents.document(chance)));
  }

  private static void assertInserted(String document) throws UnusableSettings {
    JsonText json = JsonText.of(document);
    for (JsonPointer container : Documents.places(json.value())) {
      if (json.value().at(container).isContainerNode()) {
        JsonNode expected = json.value();
        switch (expected.at(container)) {
          case ArrayNode array -> array.add(ADDED);
          case ObjectNode object -> object.set("added", ADDED);
          default -> throw new AssertionError(container);
        }
        JsonText after = inserted(json, container);
        assertThat(after.value()).isEqualTo(expected);
        assertThat(remarks(after.text())).isEqualTo(remarks(document));
      }
    }
  }

  @Test
  void removing_what_was_inserted_gives_back_every_byte() {
    Chance.tries(600, chance -> assertGivenBack(Documents.document(chance)));
  }

  private static void assertGivenBack(String document) throws UnusableSettings {
    JsonText json = JsonText.of(document);
    for (JsonPointer container : Documents.places(json.value())) {
      if (json.value().at(container).isContainerNode()) {
        JsonText removed = inserted(json, container).remove(placeOfInserted(json, container));
        boolean wasEmpty = span(json, container).children().isEmpty();
        JsonText back = wasEmpty ? removed.replace(container, json.source(container)) : removed;
        assertThat(back.text()).isEqualTo(document);
      }
    }
  }

  @Test
  void removing_anything_leaves_the_rest_and_its_comments() {
    Chance.tries(600, chance -> assertRemoved(Documents.document(chance)));
  }

  private static void assertRemoved(String document) throws UnusableSettings {
    JsonText json = JsonText.of(document);
    for (JsonPointer place : Documents.places(json.value())) {
      if (!place.matches()) {
        JsonNode expected = json.value();
        switch (expected.at(place.head())) {
          case ArrayNode array -> array.remove(place.last().getMatchingIndex());
          case ObjectNode object -> object.remove(place.last().getMatchingProperty());
          default -> throw new AssertionError(place);
        }
        Span span = span(json, place);
        JsonText after = json.remove(place);
        assertThat(after.value()).isEqualTo(expected);
        assertThat(remarks(after.text()))
            .isEqualTo(remarks(document) - remarks(document.substring(span.from(), span.end())));
      }
    }
  }
}
