package dev.varve.observer.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.observer.ToolKind;
import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tools of MCP servers, such as trackers and wikis, and tools the rules do not know. */
final class ServerReader implements StepReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LEADS =
      List.of("id", "key", "number", "title", "name", "summary", "state", "status", "assignee", "labels",
          "milestone", "url");
  private static final List<String> TEXTS = List.of("body", "description", "comment", "text", "content", "comments");
  private static final int FACTS_MAX = 4;

  @Override
  public Step read(Call call) {
    String what = name(call) + asked(call.input().json());
    Lines output = call.output();
    if (!call.succeeded()) {
      String why = Clip.line(output.at(0), 120);
      return Step.of(call, what + " failed", List.of(Fact.key(what + " failed: " + why)));
    }
    List<Fact> facts = new ArrayList<>();
    for (String part : Chunks.of(answered(call, output), Fact.CHARS_MAX - Math.min(what.length(), 120) - 4)) {
      if (facts.size() < FACTS_MAX) {
        facts.add(Fact.result(Clip.line(what, 120) + " -> " + part));
      }
    }
    if (facts.isEmpty()) {
      facts.add(Fact.result(what));
    } else if (what.length() > 120) {
      facts.addFirst(Fact.result(what));
    }
    String told = Clip.line(name(call) + asked(call.input().json()), 90) + titled(call);
    return Step.of(call, told, call.kind() == ToolKind.MCP ? facts : List.of());
  }

  /** The title of the one thing that was asked for. */
  private static String titled(Call call) {
    String title = json(call).map(json -> new Arguments(json).first("title", "name", "summary")).orElse("");
    return title.isEmpty() ? "" : ": " + title;
  }

  private static String name(Call call) {
    String tool = call.use().tool();
    return tool.startsWith("mcp__") ? tool.substring(5).replace("__", " ") : tool;
  }

  private static String asked(JsonNode input) {
    List<String> asked = new ArrayList<>();
    input.properties().forEach(entry -> {
      if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
        asked.add(entry.getKey() + "=" + Clip.line(entry.getValue().asText(), 180));
      }
    });
    return asked.isEmpty() ? "" : " (" + String.join(", ", asked) + ")";
  }

  private static List<String> answered(Call call, Lines output) {
    return json(call).map(ServerReader::told).orElse(output.all());
  }

  /** The answer as JSON if that is what the server sent; prose is as good. */
  private static Optional<JsonNode> json(Call call) {
    String text = call.text().strip();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JsonProcessingException prose) {
      return Optional.empty();
    }
  }

  private static List<String> told(JsonNode json) {
    List<String> told = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(item -> told.add(line(item, LEADS) + ";"));
      return told;
    }
    told.add(line(json, LEADS));
    for (String name : TEXTS) {
      String text = ResponseText.of(json.path(name));
      told.addAll(Sentences.of(Clip.line(text, 700)));
    }
    return told;
  }

  private static String line(JsonNode json, List<String> names) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      String value = Clip.line(ResponseText.of(json.path(name)), 120);
      if (!value.isEmpty()) {
        values.add(name + " " + value);
      }
    }
    return values.isEmpty() ? Clip.line(json.toString(), 200) : String.join(", ", values);
  }
}
