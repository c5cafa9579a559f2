package dev.varve.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The hooks of one client while they are put together. */
final class HookList {

  private final String client;
  private final HookCommand command;
  private final List<Hook> hooks = new ArrayList<>();

  HookList(String client, HookCommand command) {
    this.client = client;
    this.command = command;
  }

  /** In Claude Code's form, which Codex and Gemini CLI share; the unit of the timeout is the client's own. */
  HookList group(String event, int timeout) {
    return group(event, command(event).put("timeout", timeout));
  }

  /** For the uses of one tool alone. */
  HookList group(String event, String tool, int timeout) {
    ObjectNode group = JsonNodeFactory.instance.objectNode().put("matcher", tool);
    group.putArray("hooks").add(command(event).put("timeout", timeout));
    return flat(event, group);
  }

  HookList group(String event, ObjectNode hook) {
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    group.putArray("hooks").add(hook);
    return flat(event, group);
  }

  HookList flat(String event, ObjectNode entry) {
    hooks.add(new Hook(event, entry));
    return this;
  }

  ObjectNode command(String event) {
    return JsonNodeFactory.instance.objectNode().put("type", "command").put("command", line(event));
  }

  String line(String event) {
    return command.line(client, event);
  }

  HookSettings settings(HookSettings.Form form) {
    return new HookSettings(hooks, form);
  }
}
