package dev.varve.capture.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.capture.transcript.TranscriptEvent.Answered;
import dev.varve.capture.transcript.TranscriptEvent.Call;
import dev.varve.capture.transcript.TranscriptEvent.Prompted;
import dev.varve.capture.transcript.TranscriptEvent.Source;
import dev.varve.capture.transcript.TranscriptEvent.Used;
import dev.varve.observer.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Codex's rollouts, as recorded from version 0.169.0. The items of its own bookkeeping hold what its hooks report, the
 * items of the conversation say what was asked and that it is over. What a subagent does in a rollout of its own belongs
 * to the user's session; rollouts of other threads that no user began are left out.
 */
final class CodexTranscript implements TranscriptFormat.Reading {

  static final TranscriptFormat FORMAT = new TranscriptFormat("codex", CodexTranscript::new);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is known of a use before the conversation says that it is over. */
  private record Result(JsonNode response, Outcome outcome) {}

  private final OpenCalls open = new OpenCalls();
  private final Map<String, Result> results = new HashMap<>();
  private @Nullable String session;
  private @Nullable String cwd;
  private @Nullable String branch;
  private @Nullable Source beginning;

  /** The subagent whose rollout this is, and its kind; null in a user's. */
  private @Nullable String agent;
  private @Nullable String agentType;

  @Override
  public @Nullable Source beginning() {
    return beginning;
  }

  @Override
  public OpenCalls open() {
    return open;
  }

  @Override
  public void line(JsonNode line, long start, Consumer<TranscriptEvent> found) {
    JsonNode payload = line.path("payload");
    String type = line.path("type").asText();
    if (type.equals("session_meta") && agent == null) {
      began(payload);
    } else if (type.equals("turn_context")) {
      String named = Node.path(payload.path("cwd"));
      cwd = named == null ? cwd : named;
    }
    Source source = Node.source(session, cwd, branch, Node.instant(line.path("timestamp")));
    if (source != null) {
      beginning = beginning == null ? source : beginning;
      switch (type) {
        case "response_item" -> item(payload, source, start, found);
        case "event_msg" -> event(payload, source, found);
        default -> {}
      }
    }
  }

  /** A subagent's hooks name its kind even where its rollout does not. */
  private void began(JsonNode meta) {
    String id = Node.id(meta.path("id"));
    JsonNode spawned = meta.path("source").path("subagent").path("thread_spawn");
    if (spawned.isObject()) {
      session = Node.id(meta.path("session_id"));
      agent = id;
      agentType = Objects.requireNonNullElse(Node.text(spawned.path("agent_role")), "default");
    } else {
      session = meta.path("thread_source").asText("user").equals("user") ? id : null;
    }
    cwd = Node.path(meta.path("cwd"));
    branch = Node.path(meta.path("git").path("branch"));
  }

  private void event(JsonNode payload, Source source, Consumer<TranscriptEvent> found) {
    String turn = Node.id(payload.path("turn_id"));
    switch (payload.path("type").asText()) {
      case "item_completed" -> completed(payload.path("item"), turn, source, found);
      case "task_complete" -> {
        String last = Node.text(payload.path("last_agent_message"));
        if (turn != null && last != null && agent == null) {
          found.accept(new Answered(source, turn, last, false));
        }
      }
      default -> {}
    }
  }

  private void completed(JsonNode item, @Nullable String turn, Source source, Consumer<TranscriptEvent> found) {
    switch (item.path("type").asText()) {
      case "UserMessage" -> prompted(item, turn, source, found);
      case "CommandExecution" -> {
        boolean failed = item.path("exit_code").asInt(0) != 0;
        result(item, item.path("aggregated_output"), failed);
      }
      case "McpToolCall" -> result(item, item.path("result"), item.path("status").asText().equals("failed"));
      case "FileChange" -> result(item, item.path("stdout"), item.path("status").asText().equals("failed"));
      default -> {}
    }
  }

  private void prompted(JsonNode item, @Nullable String turn, Source source, Consumer<TranscriptEvent> found) {
    String text = Node.words(item.path("content"));
    if (turn != null && !text.isBlank()) {
      open.abandon();
      results.clear();
      if (agent == null) {
        found.accept(new Prompted(source, turn, text));
      }
    }
  }

  private void result(JsonNode item, JsonNode response, boolean failed) {
    String id = Node.id(item.path("id"));
    if (id != null && !response.isMissingNode()) {
      results.put(id, new Result(response, failed ? Outcome.FAILED : Outcome.SUCCEEDED));
    }
  }

  private void item(JsonNode payload, Source source, long start, Consumer<TranscriptEvent> found) {
    switch (payload.path("type").asText()) {
      case "function_call" -> called(payload, arguments(payload.path("arguments")), start);
      case "custom_tool_call" -> called(payload, command("command", payload.path("input")), start);
      case "function_call_output", "custom_tool_call_output" -> answered(payload, source, found);
      default -> {}
    }
  }

  private void called(JsonNode payload, JsonNode arguments, long start) {
    String id = Node.id(payload.path("call_id"));
    String name = Node.tool(payload.path("name"));
    String namespace = Node.id(payload.path("namespace"));
    if (id == null || name == null) {
      return;
    }
    JsonNode metadata = payload.path("internal_chat_message_metadata_passthrough");
    boolean isShell = name.equals("exec_command") && namespace == null;
    String tool = isShell ? "Bash" : namespace == null ? name : namespace + "__" + name;
    JsonNode input = isShell ? command("command", arguments.path("cmd")) : arguments;
    JsonNode given = input.isMissingNode() ? null : input;
    String turn = agent == null ? Node.id(metadata.path("turn_id")) : null;
    open.add(new Call(id, turn, tool, given, agent, agentType), start);
  }

  private void answered(JsonNode payload, Source source, Consumer<TranscriptEvent> found) {
    String id = Node.id(payload.path("call_id"));
    Call call = id == null ? null : open.answered(id).orElse(null);
    if (call != null) {
      Result known = results.remove(call.id());
      found.accept(
          known == null
              ? new Used(source, call, payload.get("output"), null, Outcome.SUCCEEDED)
              : new Used(source, call, known.response(), null, known.outcome()));
    }
  }

  private static JsonNode command(String name, JsonNode value) {
    JsonNode known = value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    return JsonNodeFactory.instance.objectNode().set(name, known);
  }

  /** The arguments are JSON inside a string. */
  private static JsonNode arguments(JsonNode text) {
    try {
      return JSON.readTree(text.asText());
    } catch (JsonProcessingException noJson) {
      return text;
    }
  }
}
