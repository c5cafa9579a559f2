package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import dev.varve.capture.CapturedEvent.ToolsUsed;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Codex's hooks: Claude Code's names and fields, with its own ids. Shapes as recorded from version 0.169.0. A failing
 * command looks like any other, so every use that was reported counts as succeeded.
 */
final class CodexAdapter implements ClientAdapter {

  private static final Set<String> TELLING = Set.of("SessionStart", "UserPromptSubmit");

  @Override
  public String client() {
    return "codex";
  }

  @Override
  public CapturedEvent adapt(String event, Fields payload) {
    return switch (event) {
      case "SessionStart" -> new SessionStarted("clear".equals(payload.textOrNull("source")));
      case "UserPromptSubmit" -> prompt(payload);
      case "PostToolUse" -> new ToolsUsed(List.of(use(payload)));
      case "Stop" -> stop(payload);
      case "SessionEnd" -> new SessionEnded();
      case "PreToolUse" -> new Ignored("the report after the use is what counts");
      case "SubagentStop" -> new Ignored("its result comes with the work of the main agent");
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

  /** A subagent's prompt comes under the session of its parent, told apart by the agent's id alone. */
  private static CapturedEvent prompt(Fields payload) {
    String text = payload.text("prompt");
    return payload.idOrNull("agent_id") == null
        ? new PromptSubmitted(payload.idOrNull("turn_id"), null, text)
        : new Ignored("a prompt of the main agent to a subagent, not the user's");
  }

  private static CapturedEvent stop(Fields payload) {
    String answer = Objects.requireNonNullElse(payload.textOrNull("last_assistant_message"), "");
    return payload.idOrNull("agent_id") == null
        ? new Answered(payload.idOrNull("turn_id"), answer, null)
        : new Ignored("a subagent's answer comes with the work of the main agent");
  }

  /** The turn of a subagent is none of the user's prompts. */
  private static Use use(Fields payload) {
    String agent = payload.idOrNull("agent_id");
    return new Use(
        payload.idOrNull("tool_use_id"),
        agent == null ? payload.idOrNull("turn_id") : null,
        payload.tool("tool_name"),
        payload.any("tool_input"),
        payload.any("tool_response"),
        null,
        Outcome.SUCCEEDED,
        Use.REPORT,
        agent,
        payload.textOrNull("agent_type"));
  }
}
