package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.FileOpened;
import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import dev.varve.capture.CapturedEvent.ToolsUsed;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GitHub Copilot CLI's hooks, as recorded from version 1.0.102. Each event has a second name in PascalCase, under
 * which the fields are in snake_case. There are no ids of prompts and tool uses, but each payload has a time. The
 * events of one session can come in another order than they happened.
 */
final class CopilotCliAdapter implements ClientAdapter {

  private static final Set<String> TELLING =
      Set.of(
          "sessionStart", "userPromptSubmitted", "preToolUse", "postToolUse",
          "SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse");

  private static final Set<String> READING = Set.of("view", "Read");

  private static final StatedExit STATED_EXIT =
      new StatedExit("<shellId: [^\n>]{1,40} completed with exit code (-?\\d{1,10})>");

  @Override
  public String client() {
    return "copilot-cli";
  }

  /** A subagent has a session of its own; what it does belongs to the one of its parent. */
  @Override
  public String sessionId(Fields payload) {
    String parent = payload.idOrNull(payload.spelling("parentAgentId", "parent_agent_id"));
    return agent(payload) == null || parent == null ? payload.id(payload.spelling("sessionId", "session_id")) : parent;
  }

  @Override
  public @Nullable Instant at(Fields payload) {
    return payload.instantOrNull("timestamp");
  }

  @Override
  public CapturedEvent adapt(String event, Fields payload) {
    boolean subagent = agent(payload) != null;
    return switch (event) {
      case "sessionStart", "SessionStart" -> subagent ? ofSubagent() : new SessionStarted(false);
      case "userPromptSubmitted", "UserPromptSubmit" ->
          subagent ? ofSubagent() : new PromptSubmitted(null, null, payload.text("prompt"));
      case "postToolUse", "PostToolUse", "postToolUseFailure", "PostToolUseFailure" ->
          new ToolsUsed(List.of(use(payload)));
      case "agentStop", "Stop" -> subagent ? ofSubagent() : new Answered(null, "", null);
      case "errorOccurred", "ErrorOccurred" -> subagent ? ofSubagent() : error(payload);
      case "sessionEnd", "SessionEnd" -> subagent ? ofSubagent() : new SessionEnded();
      case "preToolUse", "PreToolUse" -> announced(payload);
      default -> new Ignored("this event carries nothing to keep");
    };
  }

  @Override
  public boolean tells(String event) {
    return TELLING.contains(event);
  }

  @Override
  public String reply(String event, String context) {
    return tells(event) ? ContextReply.flat("additionalContext", context) : ContextReply.NONE;
  }

  private static CapturedEvent announced(Fields payload) {
    String path = payload.pathIn(payload.spelling("toolArgs", "tool_input"), "path");
    return path != null && READING.contains(payload.text(payload.spelling("toolName", "tool_name")))
        ? new FileOpened(path)
        : new Ignored("the report after the use is what counts");
  }

  private static Ignored ofSubagent() {
    return new Ignored("between the main agent and a subagent, not the user's");
  }

  private static @Nullable String agent(Fields payload) {
    return payload.idOrNull(payload.spelling("agentId", "agent_id"));
  }

  /** An error that the client recovers from is not the end of the turn. */
  private static CapturedEvent error(Fields payload) {
    if (payload.isTrue("recoverable")) {
      return new Ignored("the client tries again");
    }
    String message = payload.messageOrNull("error");
    return new Answered(null, "", message == null ? "unknown error" : message);
  }

  private static Use use(Fields payload) {
    Fields result = payload.objectOrNull(payload.spelling("toolResult", "tool_result"));
    String error = payload.messageOrNull("error");
    return new Use(
        null,
        null,
        payload.tool(payload.spelling("toolName", "tool_name")),
        payload.any(payload.spelling("toolArgs", "tool_input")),
        result == null ? null : result.any(result.spelling("textResultForLlm", "text_result_for_llm")),
        error,
        error == null ? outcome(result) : Outcome.FAILED,
        Use.REPORT,
        agent(payload),
        payload.textOrNull(payload.spelling("agentType", "agent_type")));
  }

  /** A command that fails is a success of the tool. */
  private static Outcome outcome(@Nullable Fields result) {
    if (result == null) {
      return Outcome.SUCCEEDED;
    }
    String type = result.textOrNull(result.spelling("resultType", "result_type"));
    String text = result.textOrNull(result.spelling("textResultForLlm", "text_result_for_llm"));
    return switch (type == null ? "success" : type.toLowerCase(Locale.ROOT)) {
      case "denied", "rejected" -> Outcome.REFUSED;
      case "failure" -> Outcome.FAILED;
      default -> text != null && STATED_EXIT.isFailure(text) ? Outcome.FAILED : Outcome.SUCCEEDED;
    };
  }
}
