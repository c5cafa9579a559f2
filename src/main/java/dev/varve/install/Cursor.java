package dev.varve.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Cursor's hooks.json, by its documentation (cursor.com/docs/agent/hooks); never tried with the real client. */
record Cursor() implements Client {

  private static final int TIMEOUT_SECONDS = 5;

  private static final List<String> EVENTS =
      List.of(
          "sessionStart", "beforeSubmitPrompt", "postToolUse", "postToolUseFailure", "afterMCPExecution", "stop",
          "sessionEnd");

  @Override
  public String name() {
    return "cursor";
  }

  @Override
  public String title() {
    return "Cursor";
  }

  @Override
  public String executable() {
    return "cursor";
  }

  @Override
  public Path directory(Machine machine) {
    return machine.userDirectory().resolve(".cursor");
  }

  @Override
  public Path file(Machine machine, Scope scope) {
    return switch (scope) {
      case Scope.User _ -> directory(machine).resolve("hooks.json");
      case Scope.Project project -> project.root().resolve(".cursor", "hooks.json");
    };
  }

  @Override
  public Content content(HookCommand command) {
    HookList hooks = new HookList(name(), command);
    for (String event : EVENTS) {
      hooks.flat(
          event, JsonNodeFactory.instance.objectNode().put("command", hooks.line(event)).put("timeout", TIMEOUT_SECONDS));
    }
    return hooks.settings(HookSettings.Form.VERSIONED);
  }

  @Override
  public Optional<Path> toolFile(Machine machine, Scope scope) {
    return Optional.of(file(machine, scope).resolveSibling("mcp.json"));
  }

  @Override
  public Content tools(ToolServer server, Scope scope) {
    return new ServerSettings("mcpServers", ServerSettings.entry(server), Tolerance.COMMENTS_AND_TRAILING_COMMAS);
  }

  @Override
  public List<String> advice(Scope scope) {
    return List.of(
        "Restart Cursor. Its hooks are written by its documentation and were never tried with the real client; if"
            + " nothing arrives, look at the output panel Hooks in Cursor.");
  }
}
