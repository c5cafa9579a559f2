package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.Compacted;
import dev.varve.capture.CapturedEvent.FileOpened;
import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import dev.varve.capture.CapturedEvent.SubagentStarted;
import dev.varve.capture.CapturedEvent.ToolsUsed;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import dev.varve.redact.InjectedBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claude Code's hooks. Shapes as recorded from version 2.1.330; the test resources hold one payload of each kind.
 */
final class ClaudeCodeAdapter implements ClientAdapter {

  private static final Set<String> TELLING =
      Set.of(
          "SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure", "SubagentStart");

  @Override
  public String client() {
    return "claude-code";
  }

  @Override
  public CapturedEvent adapt(String event, Fields payload) {
    return BorrowedHooks.called(payload)
        ? new Ignored("another client that runs these hooks too; its own adapter takes it")
        : adaptOwn(event, payload);
  }

  private static CapturedEvent adaptOwn(String event, Fields payload) {
    return switch (event) {
      case "SessionStart" -> started(payload.textOrNull("source"));
      case "SubagentStart" -> new SubagentStarted();
      case "UserPromptSubmit" -> prompt(payload);
      case "PostToolUse" -> new ToolsUsed(List.of(use(payload, Outcome.SUCCEEDED)));
      case "PostToolUseFailure" -> new ToolsUsed(List.of(use(payload, Outcome.FAILED)));
      case "PostToolBatch" -> batch(payload);
      case "Stop" -> stop(payload);
      case "StopFailure" -> new Answered(
          payload.idOrNull("prompt_id"), "", failure(payload.textOrNull("error"), answer(payload)));
      case "SessionEnd" -> new SessionEnded();
      case "PreToolUse" -> announced(payload);
      case "SubagentStop" -> new Ignored("its result comes with the tool use that started it");
      case "PostCompact" -> new Ignored("what it sums up was reported already");
      default -> new Ignored("this event carries nothing to keep");
    };
  }

  @Override
  public boolean tells(String event) {
    return TELLING.contains(event);
  }

  @Override
  public String reply(String event, String context) {
    return tells(event) ? ContextReply.nested(event, context) : ContextReply.NONE;
  }

  private static CapturedEvent started(@Nullable String source) {
    return "compact".equals(source) ? new Compacted() : new SessionStarted("clear".equals(source));
  }

  private static CapturedEvent announced(Fields payload) {
    String path = payload.pathIn("tool_input", "file_path");
    return path != null && "Read".equals(payload.textOrNull("tool_name"))
        ? new FileOpened(path)
        : new Ignored("the report after the use is what counts");
  }

  /** A finished background task arrives as a prompt although no user typed it. */
  private static CapturedEvent prompt(Fields payload) {
    String text = payload.text("prompt");
    if (payload.idOrNull("agent_id") != null) {
      return new Ignored("a prompt of the main agent to a subagent, not the user's");
    }
    return InjectedBlocks.isNotification(text)
        ? new Ignored("a notification of the client, not a prompt")
        : new PromptSubmitted(payload.idOrNull("prompt_id"), null, text);
  }

  /** The answer of a subagent is none to the user. */
  private static CapturedEvent stop(Fields payload) {
    return payload.idOrNull("agent_id") == null
        ? new Answered(payload.idOrNull("prompt_id"), answer(payload), null)
        : new Ignored("a subagent's answer comes with the tool use that started it");
  }

  private static Use use(Fields payload, Outcome outcome) {
    return new Use(
        payload.idOrNull("tool_use_id"),
        payload.idOrNull("prompt_id"),
        toolName(payload),
        payload.any("tool_input"),
        payload.any("tool_response"),
        payload.textOrNull("error"),
        outcome,
        Use.REPORT,
        payload.idOrNull("agent_id"),
        payload.textOrNull("agent_type"));
  }

  /** Calls that ran are known by their own report; what only the batch mentions was denied or was invalid. */
  private static CapturedEvent batch(Fields payload) {
    List<Use> uses = new ArrayList<>();
    for (Fields call : payload.objects("tool_calls")) {
      uses.add(
          new Use(
              call.id("tool_use_id"),
              payload.idOrNull("prompt_id"),
              toolName(call),
              call.any("tool_input"),
              call.any("tool_response"),
              null,
              Outcome.REFUSED,
              Use.MENTION,
              payload.idOrNull("agent_id"),
              payload.textOrNull("agent_type")));
    }
    return new ToolsUsed(uses);
  }

  private static String toolName(Fields fields) {
    return fields.tool("tool_name");
  }

  private static String answer(Fields payload) {
    return Objects.requireNonNullElse(payload.textOrNull("last_assistant_message"), "");
  }

  private static String failure(@Nullable String error, String message) {
    return message.isEmpty() ? Objects.requireNonNullElse(error, "unknown error") : message;
  }
}
