package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.chance.Chance;
import java.util.ArrayList;
import java.util.List;

/** JSON texts by chance, with comments and trailing commas, in every kind of layout. Each comment holds one {@value #REMARK}. */
final class Documents {

  static final String REMARK = "§";

  private static final int DEPTH_MAX = 3;

  private static final String[] EMPTY = {"{}", "[]", "{ }", "[\n]", "{/* § */}"};
  private static final String[] SCALARS = {
    "1", "-2.5e3", "true", "null", "\"\"", "\"a, b\"", "\"// no comment\"", "\"\\\"}\"", "\"ü\""
  };
  private static final String[] TRIVIA = {
    "", "", "", " ", "\n", "\n  ", "\n\t", "\r\n    ",
    "/* § */", " // §\n", "\n  // § , ]\n  ", " /* §\n */ ", "//§\r\n"
  };

  private Documents() {}

  /** A text around an object or an array. */
  static String document(Chance chance) {
    return chance.of(TRIVIA) + container(chance, DEPTH_MAX) + chance.of(TRIVIA);
  }

  private static String value(Chance chance, int depth) {
    return depth == 0 || chance.random().nextInt(5) < 2 ? chance.of(SCALARS) : container(chance, depth);
  }

  private static String container(Chance chance, int depth) {
    return switch (chance.random().nextInt(3)) {
      case 0 -> "{" + items(chance, depth, true) + "}";
      case 1 -> "[" + items(chance, depth, false) + "]";
      default -> chance.of(EMPTY);
    };
  }

  /** The last one may have a trailing comma. */
  private static String items(Chance chance, int depth, boolean named) {
    StringBuilder text = new StringBuilder();
    int count = chance.between(0, 4);
    for (int i = 0; i < count; i++) {
      text.append(chance.of(TRIVIA)).append(named ? "\"k" + i + "\":" : "");
      text.append(value(chance, depth - 1)).append(chance.of(TRIVIA));
      text.append(i < count - 1 || chance.yes() ? "," : "");
    }
    return text.toString();
  }

  /** Every place in a value, the root first. */
  static List<JsonPointer> places(JsonNode value) {
    List<JsonPointer> places = new ArrayList<>();
    collect(JsonPointer.empty(), value, places);
    return places;
  }

  private static void collect(JsonPointer here, JsonNode value, List<JsonPointer> places) {
    places.add(here);
    value.properties().forEach(member -> collect(here.appendProperty(member.getKey()), member.getValue(), places));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(here.appendIndex(i), value.get(i), places);
    }
  }
}
