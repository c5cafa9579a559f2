package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.transcript.TranscriptEvent.Answered;
import dev.varve.capture.transcript.TranscriptEvent.Call;
import dev.varve.capture.transcript.TranscriptEvent.Prompted;
import dev.varve.capture.transcript.TranscriptEvent.Source;
import dev.varve.capture.transcript.TranscriptEvent.Used;
import dev.varve.observer.Outcome;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Claude Code's transcripts, of sessions and of subagents, as recorded from version 2.1.330. A subagent's file names
 * the session of its parent.
 */
final class ClaudeCodeTranscript implements TranscriptFormat.Reading {

  static final TranscriptFormat FORMAT = new TranscriptFormat("claude-code", ClaudeCodeTranscript::new);

  /** Lines in the user's name that the client wrote. */
  private static final List<String> NOT_TYPED =
      List.of("isMeta", "isCompactSummary", "isVisibleInTranscriptOnly", "isSidechain");

  /** How the client begins what it tells the model of commands and interruptions. */
  private static final List<String> NOT_SAID =
      List.of("<command-", "<local-command-", "<bash-", "[Request interrupted by user");

  private static final Set<String> LAST_WORD = Set.of("end_turn", "stop_sequence", "max_tokens", "refusal");

  private final OpenCalls open = new OpenCalls();
  private @Nullable String promptId;
  private @Nullable Source beginning;

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
    String type = line.path("type").asText();
    Source source = type.equals("user") || type.equals("assistant") ? source(line) : null;
    if (source == null) {
      return;
    }
    beginning = beginning == null ? source : beginning;
    if (type.equals("user")) {
      user(line, source, found);
    } else {
      assistant(line, source, start, found);
    }
  }

  private static @Nullable Source source(JsonNode line) {
    return Node.source(
        Node.id(line.path("sessionId")),
        Node.path(line.path("cwd")),
        Node.path(line.path("gitBranch")),
        Node.instant(line.path("timestamp")));
  }

  private void user(JsonNode line, Source source, Consumer<TranscriptEvent> found) {
    String named = Node.id(line.path("promptId"));
    JsonNode content = line.path("message").path("content");
    boolean answers = false;
    if (content.isArray()) {
      for (JsonNode block : content) {
        if (block.path("type").asText().equals("tool_result")) {
          answers = true;
          answered(line, block, named, source, found);
        }
      }
    }
    if (!answers && named != null && isTyped(line)) {
      prompted(named, Node.words(content), source, found);
    }
  }

  private static boolean isTyped(JsonNode line) {
    return NOT_TYPED.stream().noneMatch(name -> line.path(name).asBoolean());
  }

  private void prompted(String id, String text, Source source, Consumer<TranscriptEvent> found) {
    if (!text.isBlank() && NOT_SAID.stream().noneMatch(text::startsWith)) {
      open.abandon();
      promptId = id;
      found.accept(new Prompted(source, id, text));
    }
  }

  private void answered(
      JsonNode line, JsonNode block, @Nullable String named, Source source, Consumer<TranscriptEvent> found) {
    String id = Node.id(block.path("tool_use_id"));
    Call call = id == null ? null : open.answered(id).orElse(null);
    if (call == null) {
      return;
    }
    Call own =
        named == null
            ? call
            : new Call(call.id(), named, call.tool(), call.input(), call.agentId(), call.agentType());
    found.accept(used(line, block, own, source));
  }

  /** The whole answer stands beside the message, which may hold an excerpt; a subagent's lines have the message only. */
  private static Used used(JsonNode line, JsonNode block, Call call, Source source) {
    JsonNode content = block.path("content");
    if (!block.path("is_error").asBoolean()) {
      JsonNode whole = line.path("toolUseResult");
      return new Used(source, call, whole.isMissingNode() ? content : whole, null, Outcome.SUCCEEDED);
    }
    String error = Node.words(content);
    return line.has("toolDenialKind") || error.startsWith("<tool_use_error>")
        ? new Used(source, call, content, null, Outcome.REFUSED)
        : new Used(source, call, null, error, Outcome.FAILED);
  }

  private void assistant(JsonNode line, Source source, long start, Consumer<TranscriptEvent> found) {
    JsonNode message = line.path("message");
    boolean toUser = !line.path("isSidechain").asBoolean() && LAST_WORD.contains(message.path("stop_reason").asText());
    for (JsonNode block : message.path("content")) {
      switch (block.path("type").asText()) {
        case "tool_use" -> called(line, block, start);
        case "text" -> {
          if (toUser) {
            boolean failed = line.path("isApiErrorMessage").asBoolean();
            found.accept(new Answered(source, promptId, block.path("text").asText(), failed));
          }
        }
        default -> {}
      }
    }
  }

  private void called(JsonNode line, JsonNode block, long start) {
    String id = Node.id(block.path("id"));
    String tool = Node.tool(block.path("name"));
    if (id != null && tool != null) {
      String agent = Node.id(line.path("agentId"));
      String agentType = agent == null ? null : Node.text(line.path("attributionAgent"));
      open.add(new Call(id, promptId, tool, block.get("input"), agent, agentType), start);
    }
  }
}
