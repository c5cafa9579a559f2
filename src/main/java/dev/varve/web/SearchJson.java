package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.search.Hit;
import dev.varve.search.SearchResult;
import java.util.Locale;

/** What was found, as {@code GET /v1/search} tells it. */
public final class SearchJson {

  private SearchJson() {}

  public static ObjectNode of(SearchResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode items = json.putArray("items");
    result.hits().forEach(hit -> items.add(of(hit)));
    return json.put("next", result.nextCursor())
        .put("didYouMean", result.didYouMean())
        .put("advice", result.advice());
  }

  private static ObjectNode of(Hit hit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ref", hit.ref().toString())
        .put("kind", hit.ref().kind().name().toLowerCase(Locale.ROOT))
        .put("id", hit.ref().id())
        .put("type", hit.type())
        .put("title", hit.title())
        .put("snippet", hit.snippet().text())
        .put("at", hit.at().toString())
        .put("project", hit.project())
        .put("session", hit.session())
        .put("branch", hit.branch())
        .put("score", hit.score())
        .put("replacedBy", hit.replacedBy() == null ? null : hit.replacedBy().toString())
        .put("tokens", hit.tokens());
    ArrayNode marks = json.putArray("marks");
    hit.snippet().marks().forEach(mark -> marks.addArray().add(mark.start()).add(mark.end()));
    return json;
  }
}
