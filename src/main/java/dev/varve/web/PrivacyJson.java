package dev.varve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.policy.Pause;
import dev.varve.capture.policy.PrivacyStatus;
import dev.varve.memory.ProjectBook;
import dev.varve.store.Tx;

/** What is not kept, as {@code GET /v1/privacy} tells it. */
public final class PrivacyJson {

  private static final ProjectBook BOOK = new ProjectBook();

  private PrivacyJson() {}

  public static ObjectNode of(PrivacyStatus status) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("pauses", Json.MAPPER.valueToTree(status.pauses()));
    json.set("excludedProjects", Json.MAPPER.valueToTree(status.exclusions().projects()));
    json.set("excludedPaths", Json.MAPPER.valueToTree(status.exclusions().paths()));
    json.set("problems", Json.MAPPER.valueToTree(status.problems()));
    return json;
  }

  /** A pause that has just begun; of a project that nobody knows so far it says which one may have been meant. */
  public static JsonNode begun(Tx tx, Pause pause) {
    ObjectNode json = Json.MAPPER.valueToTree(pause);
    String project = pause.project();
    if (project == null || BOOK.isKnown(tx, project)) {
      return json.put("known", true).putNull("nearest");
    }
    return json.put("known", false).put("nearest", BOOK.nearest(tx, project).orElse(null));
  }
}
