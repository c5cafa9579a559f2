package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.context.Answer;

/** What a session is told, as {@code GET /v1/context} shows it. */
final class ContextJson {

  private ContextJson() {}

  /** @param explains whether to list all that was considered, in the order of the page */
  static ObjectNode of(Answer answer, boolean explains) {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("text", answer.text()).put("characters", answer.text().length()).put("tokens", answer.tokens());
    if (explains) {
      ArrayNode considered = told.putArray("considered");
      answer.considered().forEach(
          memory ->
              considered
                  .addObject()
                  .put("memory", memory.ref().toString())
                  .put("why", memory.why().words())
                  .put("tokens", memory.tokens())
                  .put("value", Math.round(memory.value() * 1_000) / 1_000.0)
                  .put("told", memory.told()));
    }
    return told;
  }
}
