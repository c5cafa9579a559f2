package dev.varve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.policy.Pause;
import dev.varve.capture.policy.PrivacyStatus;

/** What is not kept, as {@code GET /v1/privacy} tells it. */
public final class PrivacyJson {

  private PrivacyJson() {}

  public static ObjectNode of(PrivacyStatus status) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("pauses", Json.MAPPER.valueToTree(status.pauses()));
    json.set("excludedProjects", Json.MAPPER.valueToTree(status.exclusions().projects()));
    json.set("excludedPaths", Json.MAPPER.valueToTree(status.exclusions().paths()));
    json.set("problems", Json.MAPPER.valueToTree(status.problems()));
    return json;
  }

  public static JsonNode of(Pause pause) {
    return Json.MAPPER.valueToTree(pause);
  }
}
