package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.Provide;

/** Random JSON texts with comments and trailing commas, in every kind of layout. Each comment holds one {@value #REMARK}. */
class Documents extends DomainContextBase {

  static final String REMARK = "§";

  private static final int DEPTH_MAX = 3;

  /** A text around an object or an array. */
  record Document(String text) {}

  @Provide
  Arbitrary<Document> documents() {
    return Combinators.combine(trivia(), container(DEPTH_MAX), trivia())
        .as((before, value, after) -> new Document(before + value + after));
  }

  private static Arbitrary<String> value(int depth) {
    return depth == 0 ? scalar() : Arbitraries.frequencyOf(Tuple.of(2, scalar()), Tuple.of(3, container(depth)));
  }

  private static Arbitrary<String> container(int depth) {
    return Arbitraries.oneOf(object(depth), array(depth), Arbitraries.of("{}", "[]", "{ }", "[\n]", "{/* § */}"));
  }

  private static Arbitrary<String> scalar() {
    return Arbitraries.of(
        "1", "-2.5e3", "true", "null", "\"\"", "\"a, b\"", "\"// no comment\"", "\"\\\"}\"", "\"ü\"");
  }

  private static Arbitrary<String> trivia() {
    return Arbitraries.of(
        "", "", "", " ", "\n", "\n  ", "\n\t", "\r\n    ",
        "/* § */", " // §\n", "\n  // § , ]\n  ", " /* §\n */ ", "//§\r\n");
  }

  private static Arbitrary<String> array(int depth) {
    return items(depth).map(items -> "[" + joined(items, false) + "]");
  }

  private static Arbitrary<String> object(int depth) {
    return items(depth).map(items -> "{" + joined(items, true) + "}");
  }

  /** What stands before a value, the value, and what stands after it; the last one is for the trailing comma. */
  private static Arbitrary<List<List<String>>> items(int depth) {
    return Combinators.combine(trivia(), value(depth - 1), trivia(), Arbitraries.of("", ","))
        .as(List::of)
        .list()
        .ofMaxSize(4);
  }

  private static String joined(List<List<String>> items, boolean named) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      List<String> item = items.get(i);
      boolean last = i == items.size() - 1;
      text.append(item.get(0)).append(named ? "\"k" + i + "\":" : "").append(item.get(1)).append(item.get(2));
      text.append(last ? item.get(3) : ",");
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
