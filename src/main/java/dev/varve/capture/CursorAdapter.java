package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/**
 * Cursor's hooks, by its documentation (cursor.com/docs/agent/hooks), not by recordings. {@code postToolUse} reports
 * every tool with an id; the older events for single tools are left alone, except that only {@code afterMCPExecution}
 * names the server of an MCP tool.
 */
final class CursorAdapter implements ClientAdapter {

  private static final String MCP = "MCP:";

  private static final Set<String> TELLING = Set.of("sessionStart", "postToolUse");

  @Override
  public String client() {
    return "cursor";
  }

  @Override
  public String sessionId(Fields payload) {
    String conversation = payload.idOrNull("conversation_id");
    return conversation == null ? payload.id("session_id") : conversation;
  }

  /** The first folder of the workspace; {@code cwd} is often empty, or the directory of one command. */
  @Override
  public @Nullable String cwd(Fields payload) {
    String root = payload.firstPathOrNull("workspace_roots");
    return root == null ? payload.pathOrNull("cwd") : root;
  }

  @Override
  public CapturedEvent adapt(String event, Fields payload) {
    return switch (event) {
      case "sessionStart" -> new SessionStarted(false);
      case "beforeSubmitPrompt" -> new PromptSubmitted(generation(payload), null, payload.text("prompt"));
      case "postToolUse", "postToolUseFailure" -> tool(payload);
      case "afterMCPExecution" -> new ToolsUsed(List.of(mcpUse(payload)));
      case "stop" -> stop(payload);
      case "sessionEnd" -> new SessionEnded();
      default -> new Ignored("this event carries nothing to keep, or postToolUse reports it too");
    };
  }

  @Override
  public boolean tells(String event) {
    return TELLING.contains(event);
  }

  @Override
  public String reply(String event, String context) {
    return tells(event) ? ContextReply.flat("additional_context", context) : ContextReply.NONE;
  }

  /** Changes with every prompt; where it is the conversation's own id it tells no two prompts apart. */
  private static @Nullable String generation(Fields payload) {
    String generation = payload.idOrNull("generation_id");
    return generation == null || generation.equals(payload.idOrNull("conversation_id")) ? null : generation;
  }

  private static CapturedEvent tool(Fields payload) {
    String tool = payload.tool("tool_name");
    if (tool.startsWith(MCP) && payload.textOrNull("error_message") == null) {
      return new Ignored("the report that names the server is what counts");
    }
    JsonNode output = payload.embedded("tool_output");
    String error = payload.textOrNull("error_message");
    return new ToolsUsed(
        List.of(
            new Use(
                payload.lenientIdOrNull("tool_use_id"),
                generation(payload),
                tool,
                payload.any("tool_input"),
                output,
                error,
                outcome(error, payload.textOrNull("failure_type"), output),
                Use.REPORT,
                null,
                null)));
  }

  private static Outcome outcome(@Nullable String error, @Nullable String failure, @Nullable JsonNode output) {
    if ("permission_denied".equals(failure)) {
      return Outcome.REFUSED;
    }
    boolean failed = error != null || (output != null && output.path("exitCode").asInt(0) != 0);
    return failed ? Outcome.FAILED : Outcome.SUCCEEDED;
  }

  private static Use mcpUse(Fields payload) {
    String server = payload.idOrNull("mcp_server_name");
    String tool = payload.tool("tool_name");
    return new Use(
        null,
        generation(payload),
        server == null ? MCP + tool : OwnTools.name(server, tool),
        payload.embedded("tool_input"),
        payload.embedded("result_json"),
        null,
        Outcome.SUCCEEDED,
        Use.REPORT,
        null,
        null);
  }

  /** The text of the answer comes in another event, which can come more than once in a turn. */
  private static CapturedEvent stop(Fields payload) {
    boolean failed = "error".equals(payload.textOrNull("status"));
    String error = Objects.requireNonNullElse(payload.textOrNull("error_message"), "unknown error");
    return new Answered(generation(payload), "", failed ? error : null);
  }
}
