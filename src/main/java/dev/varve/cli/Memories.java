package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything a worker remembers, oldest first, as its door tells it. */
record Memories(List<JsonNode> prompts, List<JsonNode> observations, List<JsonNode> summaries) {

  private static final int PAGE = 100;
  private static final int ITEMS_MAX = 10_000;

  static Memories of(Api api) throws InterruptedException {
    return new Memories(all(api, "prompts"), all(api, "observations"), all(api, "summaries"));
  }

  private static List<JsonNode> all(Api api, String what) throws InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String path = "/v1/" + what + "?limit=" + PAGE;
    JsonNode page = api.get(path);
    page.path("items").forEach(items::add);
    while (page.path("next").isValueNode() && !page.path("next").isNull() && items.size() < ITEMS_MAX) {
      page = api.get(path + "&before=" + page.path("next").asText());
      page.path("items").forEach(items::add);
    }
    items.sort(Comparator.comparingLong(item -> item.path("id").asLong()));
    return items;
  }

  List<JsonNode> observationsOf(JsonNode prompt) {
    return observations.stream()
        .filter(o -> sameSession(o, prompt) && o.path("promptNumber").asInt() == number(prompt))
        .toList();
  }

  /** The first summary whose range ends with the prompt. */
  Optional<JsonNode> summaryOf(JsonNode prompt) {
    return summaries.stream()
        .filter(s -> sameSession(s, prompt) && s.path("lastPrompt").asInt() == number(prompt))
        .findFirst();
  }

  private static int number(JsonNode prompt) {
    return prompt.path("number").asInt();
  }

  private static boolean sameSession(JsonNode one, JsonNode other) {
    return one.path("session").asLong() == other.path("session").asLong();
  }
}
