package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.capture.CapturedEvent.ToolsUsed;
import dev.varve.capture.CapturedEvent.Use;
import java.util.List;

/** An adapter alone, fed with recorded hooks or with JSON. */
record TestingAdapter(ClientAdapter adapter) {

  CapturedEvent adapted(RecordedHooks.Hook hook) {
    return adapter.adapt(hook.event(), new Fields(hook.payload()));
  }

  CapturedEvent adapted(String event, String json) {
    return adapter.adapt(event, new Fields(parsed(json)));
  }

  /** The uses of all the hooks in their order. */
  List<Use> uses(List<RecordedHooks.Hook> hooks) {
    return hooks.stream()
        .map(this::adapted)
        .filter(ToolsUsed.class::isInstance)
        .flatMap(event -> ((ToolsUsed) event).uses().stream())
        .toList();
  }

  Use onlyUse(RecordedHooks.Hook hook) {
    List<Use> uses = uses(List.of(hook));
    assertThat(uses).hasSize(1);
    return uses.getFirst();
  }

  Use onlyUse(String event, String json) {
    return onlyUse(new RecordedHooks.Hook(event, parsed(json)));
  }

  static JsonNode parsed(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
