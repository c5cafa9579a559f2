package dev.varve.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gemini CLI's settings.json, with Claude Code's form and timeouts in milliseconds. */
record GeminiCli() implements Client {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int END_TIMEOUT_MILLIS = 10_000;

  @Override
  public String name() {
    return "gemini-cli";
  }

  @Override
  public String title() {
    return "Gemini CLI";
  }

  @Override
  public String executable() {
    return "gemini";
  }

  @Override
  public Path directory(Machine machine) {
    return machine.userDirectory().resolve(".gemini");
  }

  @Override
  public Path file(Machine machine, Scope scope) {
    return switch (scope) {
      case Scope.User _ -> directory(machine).resolve("settings.json");
      case Scope.Project project -> project.root().resolve(".gemini", "settings.json");
    };
  }

  @Override
  public Content content(HookCommand command) {
    HookList hooks = new HookList(name(), command);
    for (String event : List.of("SessionStart", "BeforeAgent", "AfterTool", "AfterAgent")) {
      hooks.group(event, TIMEOUT_MILLIS);
    }
    return hooks.group("SessionEnd", END_TIMEOUT_MILLIS).settings(HookSettings.Form.COMMENTED);
  }

  /** The same file as that of the hooks. */
  @Override
  public Optional<Path> toolFile(Machine machine, Scope scope) {
    return Optional.of(file(machine, scope));
  }

  @Override
  public Content tools(ToolServer server, Scope scope) {
    return new ServerSettings("mcpServers", ServerSettings.entry(server), Tolerance.COMMENTS);
  }

  @Override
  public List<String> advice(Scope scope) {
    return List.of("Restart open sessions of Gemini CLI.");
  }
}
