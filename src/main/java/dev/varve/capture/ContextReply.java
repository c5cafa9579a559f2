package dev.varve.capture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a hook prints so that its client tells the model something; an empty text is nothing to tell. */
final class ContextReply {

  static final String NONE = "{}";

  private ContextReply() {}

  /** Claude Code's form, which Codex and Gemini CLI share. */
  static String nested(String event, String context) {
    var output = JsonNodeFactory.instance.objectNode();
    if (!context.isEmpty()) {
      output.putObject("hookSpecificOutput").put("hookEventName", event).put("additionalContext", context);
    }
    return output.toString();
  }

  /** One field that holds the text. */
  static String flat(String name, String context) {
    var output = JsonNodeFactory.instance.objectNode();
    return context.isEmpty() ? NONE : output.put(name, context).toString();
  }
}
