package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * OpenCode's hooks, as our plugin passes them on: {@code input} and {@code output} of a hook, or an event as
 * {@code input}, as recorded from version 1.18.33; beside them {@code directory} and, for a session that another one
 * started, {@code parent} with the user's session and the agent.
 */
final class OpenCodeAdapter implements ClientAdapter {

  /** The agent that names a session; its requests are not the user's. */
  private static final String NAMING = "title";

  private static final Set<String> TELLING = Set.of("session.created", "tool.execute.after");

  @Override
  public String client() {
    return "opencode";
  }

  @Override
  public String sessionId(Fields payload) {
    Fields parent = payload.objectOrNull("parent");
    return parent == null ? ownSession(payload) : parent.id("sessionID");
  }

  @Override
  public @Nullable String cwd(Fields payload) {
    return payload.pathOrNull("directory");
  }

  @Override
  public CapturedEvent adapt(String event, Fields payload) {
    boolean subagent = payload.objectOrNull("parent") != null;
    return switch (event) {
      case "session.created" -> subagent ? ofSubagent() : new SessionStarted(false);
      case "chat.message" -> subagent ? ofSubagent() : prompt(payload.object("output"));
      case "tool.execute.after" -> new ToolsUsed(List.of(use(payload)));
      case "session.idle" -> subagent ? ofSubagent() : answered(payload);
      case "session.error" -> subagent ? ofSubagent() : failed(payload.object("input"));
      case "session.deleted", "dispose" -> subagent ? ofSubagent() : new SessionEnded();
      case "tool.execute.before" -> new Ignored("the report after the use is what counts");
      default -> new Ignored("this event carries nothing to keep");
    };
  }

  @Override
  public boolean tells(String event) {
    return TELLING.contains(event);
  }

  @Override
  public String reply(String event, String context) {
    return tells(event) ? ContextReply.flat("context", context) : ContextReply.NONE;
  }

  private static Ignored ofSubagent() {
    return new Ignored("between the main agent and a subagent, not the user's");
  }

  /** Hooks name the session beside their other inputs, events among their properties. */
  private static String ownSession(Fields payload) {
    Fields input = payload.object("input");
    Fields properties = input.objectOrNull("properties");
    return (properties == null ? input : properties).id("sessionID");
  }

  private static CapturedEvent prompt(Fields output) {
    Fields message = output.object("message");
    if (NAMING.equals(message.textOrNull("agent"))) {
      return new Ignored("the client asks for a title of the session");
    }
    StringBuilder text = new StringBuilder();
    for (Fields part : output.objects("parts")) {
      if ("text".equals(part.textOrNull("type")) && !part.isTrue("synthetic") && !part.isTrue("ignored")) {
        text.append(text.isEmpty() ? "" : "\n").append(part.text("text"));
      }
    }
    return new PromptSubmitted(message.idOrNull("id"), null, unquoted(text.toString()));
  }

  /** Of a prompt given as one argument the client makes a quoted one. */
  private static String unquoted(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    String inner = text.substring(1, text.length() - 1);
    return inner.replace("\\\"", "").contains("\"") ? text : inner.replace("\\\"", "\"");
  }

  /** The plugin adds the last text of the assistant, which the event does not have. */
  private static CapturedEvent answered(Fields payload) {
    Fields output = payload.objectOrNull("output");
    String answer = output == null ? null : output.textOrNull("text");
    return new Answered(payload.object("input").idOrNull("id"), Objects.requireNonNullElse(answer, ""), null);
  }

  private static CapturedEvent failed(Fields event) {
    Fields properties = event.objectOrNull("properties");
    String message = properties == null ? null : properties.messageOrNull("error");
    return new Answered(event.idOrNull("id"), "", message == null ? "unknown error" : message);
  }

  private static Use use(Fields payload) {
    Fields input = payload.object("input");
    Fields output = payload.object("output");
    JsonNode exit = exit(output);
    return new Use(
        input.idOrNull("callID"),
        null,
        input.tool("tool"),
        input.any("args"),
        response(output, exit),
        null,
        exit != null && exit.asInt() != 0 ? Outcome.FAILED : Outcome.SUCCEEDED,
        Use.REPORT,
        payload.objectOrNull("parent") == null ? null : ownSession(payload),
        agent(payload.objectOrNull("parent")));
  }

  private static @Nullable String agent(@Nullable Fields parent) {
    return parent == null ? null : parent.textOrNull("agent");
  }

  /** Null for tools that run no command. */
  private static @Nullable JsonNode exit(Fields output) {
    Fields metadata = output.objectOrNull("metadata");
    JsonNode exit = metadata == null ? null : metadata.any("exit");
    return exit != null && exit.isIntegralNumber() ? exit : null;
  }

  /** Without the metadata, most of which repeat the text. */
  private static JsonNode response(Fields output, @Nullable JsonNode exit) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("output", "content")) {
      JsonNode value = output.any(name);
      if (value != null) {
        response.set(name, value);
      }
    }
    return exit == null ? response : response.set("exitCode", exit);
  }
}
