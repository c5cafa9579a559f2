package dev.varve.chance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** JSON of a real client with some of its values changed: what is nearly right gets furthest. */
public final class Changed {

  /** Puts something else into one place of a document, or takes it away. */
  private interface Place {
    void put(JsonNode value);

    void remove();
  }

  private Changed() {}

  /** A copy in which 1 to {@code max} values at any depth are replaced by others or left out. */
  public static JsonNode json(JsonNode recorded, Chance chance, int max, Supplier<JsonNode> other) {
    JsonNode copy = recorded.deepCopy();
    for (int left = chance.between(1, max); left > 0; left--) {
      List<Place> places = new ArrayList<>();
      collect(copy, places);
      if (!places.isEmpty()) {
        Place place = chance.of(places);
        if (chance.between(0, 5) == 3) {
          place.remove();
        } else {
          place.put(other.get());
        }
      }
    }
    return copy;
  }

  private static void collect(JsonNode node, List<Place> places) {
    switch (node) {
      case ObjectNode object -> object.properties().forEach(field -> {
        places.add(of(object, field.getKey()));
        collect(field.getValue(), places);
      });
      case ArrayNode array -> {
        for (int index = 0; index < array.size(); index++) {
          places.add(of(array, index));
          collect(array.get(index), places);
        }
      }
      default -> {}
    }
  }

  private static Place of(ObjectNode object, String name) {
    return new Place() {
      @Override
      public void put(JsonNode value) {
        object.set(name, value);
      }

      @Override
      public void remove() {
        object.remove(name);
      }
    };
  }

  private static Place of(ArrayNode array, int index) {
    return new Place() {
      @Override
      public void put(JsonNode value) {
        array.set(index, value);
      }

      @Override
      public void remove() {
        array.remove(index);
      }
    };
  }
}
