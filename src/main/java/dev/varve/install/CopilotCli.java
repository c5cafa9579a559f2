package dev.varve.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of our own among Copilot CLI's hooks; Copilot reads every file of the directory. */
record CopilotCli() implements Client {

  private static final int TIMEOUT_SECONDS = 5;

  private static final List<String> EVENTS =
      List.of(
          "sessionStart", "userPromptSubmitted", "postToolUse", "postToolUseFailure", "agentStop", "errorOccurred",
          "sessionEnd");

  @Override
  public String name() {
    return "copilot-cli";
  }

  @Override
  public String title() {
    return "GitHub Copilot CLI";
  }

  @Override
  public String executable() {
    return "copilot";
  }

  @Override
  public Path directory(Machine machine) {
    return machine.directory("COPILOT_HOME", ".copilot");
  }

  @Override
  public Path file(Machine machine, Scope scope) {
    return switch (scope) {
      case Scope.User _ -> directory(machine).resolve("hooks", "varve.json");
      case Scope.Project project -> project.root().resolve(".github", "hooks", "varve.json");
    };
  }

  @Override
  public Content content(HookCommand command) {
    HookList hooks = new HookList(name(), command);
    for (String event : EVENTS) {
      hooks.flat(
          event,
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "command")
              .put("bash", hooks.line(event))
              .put("timeoutSec", TIMEOUT_SECONDS));
    }
    return hooks.settings(HookSettings.Form.VERSIONED);
  }

  /** The user's alone; what a project has for Copilot CLI is not known well enough to be written. */
  @Override
  public Optional<Path> toolFile(Machine machine, Scope scope) {
    return scope instanceof Scope.User
        ? Optional.of(directory(machine).resolve("mcp-config.json"))
        : Optional.empty();
  }

  /** Without a list of tools Copilot CLI offers none. */
  @Override
  public Content tools(ToolServer server, Scope scope) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("type", "local");
    entry.setAll(ServerSettings.entry(server));
    entry.putArray("tools").add("*");
    return new ServerSettings("mcpServers", entry, Tolerance.COMMENTS_AND_TRAILING_COMMAS);
  }

  @Override
  public List<String> advice(Scope scope) {
    return List.of("Restart open sessions of Copilot CLI.");
  }
}
