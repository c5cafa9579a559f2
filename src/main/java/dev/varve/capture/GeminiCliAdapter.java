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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gemini CLI's hooks, as recorded from version 0.61.0. It has no ids of prompts and tool uses, but each payload has a
 * time. Its prompts hold what hooks told the model before; that is taken out with all other injected blocks.
 */
final class GeminiCliAdapter implements ClientAdapter {

  private static final Set<String> TELLING = Set.of("SessionStart", "BeforeAgent", "AfterTool");

  /** Written only for codes other than 0, between the output and what else is known of the process. */
  private static final StatedExit STATED_EXIT =
      new StatedExit(
          "Exit Code: (-?\\d{1,10})(?:\n(?:Signal|Background PIDs|Process Group PGID): [^\n]{0,200}){0,3}"
              + "(?:\n</untrusted_context>)?");

  @Override
  public String client() {
    return "gemini-cli";
  }

  @Override
  public @Nullable Instant at(Fields payload) {
    return payload.instantOrNull("timestamp");
  }

  @Override
  public CapturedEvent adapt(String event, Fields payload) {
    return switch (event) {
      case "SessionStart" -> new SessionStarted("clear".equals(payload.textOrNull("source")));
      case "BeforeAgent" -> new PromptSubmitted(null, null, payload.text("prompt"));
      case "AfterTool" -> new ToolsUsed(List.of(use(payload)));
      case "AfterAgent" -> new Answered(
          null, Objects.requireNonNullElse(payload.textOrNull("prompt_response"), ""), null);
      case "SessionEnd" -> new SessionEnded();
      case "BeforeTool" -> new Ignored("the report after the use is what counts");
      case "PreCompress" -> new Ignored("it comes before every request, compressed or not");
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

  private static Use use(Fields payload) {
    String tool = payload.tool("tool_name");
    Fields response = payload.objectOrNull("tool_response");
    String error = response == null ? null : response.messageOrNull("error");
    boolean failed = error != null || (response != null && failedCommand(tool, response));
    return new Use(
        null,
        null,
        name(tool, payload.objectOrNull("mcp_context")),
        payload.any("tool_input"),
        payload.any("tool_response"),
        error,
        failed ? Outcome.FAILED : Outcome.SUCCEEDED,
        Use.REPORT,
        null,
        null);
  }

  /** In the form of other clients, which keeps the names of the server and the tool apart. */
  private static String name(String tool, @Nullable Fields mcp) {
    return mcp == null ? tool : OwnTools.name(mcp.tool("server_name"), mcp.tool("tool_name"));
  }

  private static boolean failedCommand(String tool, Fields response) {
    JsonNode content = response.any("llmContent");
    return tool.equals("run_shell_command") && content != null && STATED_EXIT.isFailure(content.asText());
  }
}
