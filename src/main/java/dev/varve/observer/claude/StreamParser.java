package dev.varve.observer.claude;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.queue.Usage;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the CLI's JSON lines. */
final class StreamParser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamParser() {}

  /** The line that asks for a turn. */
  static String userLine(String text) {
    ObjectNode line = JSON.createObjectNode().put("type", "user");
    line.putObject("message").put("role", "user").put("content", text);
    return line.putNull("parent_tool_use_id").put("session_id", "").toString();
  }

  static StreamEvent parse(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return new StreamEvent.Unreadable();
    }
    return switch (json.path("type").asText("")) {
      case "system" -> system(json);
      case "assistant" -> assistant(json);
      case "rate_limit_event" -> new StreamEvent.Limits(PlanLimits.of(json.path("rate_limit_info")));
      case "result" -> result(json);
      case "" -> new StreamEvent.Unreadable();
      default -> new StreamEvent.Other();
    };
  }

  private static StreamEvent system(JsonNode json) {
    return switch (json.path("subtype").asText("")) {
      case "init" -> new StreamEvent.Init(json.path("apiKeySource").asText(""));
      case "rate_limit_event" -> new StreamEvent.Limits(PlanLimits.of(json.path("rate_limit_info")));
      default -> new StreamEvent.Other();
    };
  }

  private static StreamEvent assistant(JsonNode json) {
    String model = json.path("message").path("model").asText("");
    boolean synthetic = model.equals("<synthetic>") || json.path("is_api_error_message").asBoolean(false);
    return new StreamEvent.Assistant(model, json.path("error").asText(synthetic ? "unknown" : ""));
  }

  private static StreamEvent result(JsonNode json) {
    List<String> messages = new ArrayList<>();
    json.path("errors").forEach(error -> messages.add(error.asText("")));
    StreamEvent.Verdict verdict = new StreamEvent.Verdict(
        json.path("is_error").asBoolean(true),
        json.path("api_error_status").asInt(0),
        json.path("api_error").asText(""),
        json.path("terminal_reason").asText(""),
        messages,
        PlanLimits.of(json.path("api_error_params").path("rate_limit_info")));
    return new StreamEvent.Result(
        verdict,
        json.path("result").asText(""),
        json.path("stop_reason").asText(""),
        usage(json),
        json.path("total_cost_usd").asDouble(0));
  }

  /**
   * The CLI tells it twice, as the answer's stream reported it and summed over models. The first lacks the output when
   * the stream broke and the answer came whole; an older CLI does not tell the second.
   */
  private static Usage usage(JsonNode result) {
    JsonNode streamed = result.path("usage");
    JsonNode models = result.path("model_usage_since_last_result");
    return new Usage(
        Math.max(streamed.path("input_tokens").asLong(0), sum(models, "inputTokens")),
        Math.max(streamed.path("output_tokens").asLong(0), sum(models, "outputTokens")),
        Math.max(streamed.path("cache_read_input_tokens").asLong(0), sum(models, "cacheReadInputTokens")),
        Math.max(streamed.path("cache_creation_input_tokens").asLong(0), sum(models, "cacheCreationInputTokens")));
  }

  private static long sum(JsonNode models, String field) {
    long sum = 0;
    for (JsonNode model : models) {
      sum += model.path(field).asLong(0);
    }
    return sum;
  }
}
