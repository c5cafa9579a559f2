package dev.varve.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.health.Finding;
import dev.varve.settings.Home;
import java.io.IOException;
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

  /** By the names that version 0.61.0 gives: a hook without a name of its own goes by its command. */
  @Override
  public Optional<Finding> objection(Machine machine, Home home) throws IOException, UnusableSettings {
    SettingsFile file = SettingsFile.read(file(machine, new Scope.User()));
    JsonNode config = SpanReader.value(file.text() == null ? "{}" : file.text()).path("hooksConfig");
    if (!config.path("enabled").asBoolean(true)) {
      return Optional.of(off("hooksConfig.enabled is false in " + file.path(), "Set it to true"));
    }
    for (JsonNode disabled : config.path("disabled")) {
      if (OwnHooks.isOurs(JsonNodeFactory.instance.objectNode().set("command", disabled))) {
        return Optional.of(
            off("hooksConfig.disabled in %s names %s".formatted(file.path(), disabled), "Take it out of that list"));
      }
    }
    return Optional.empty();
  }

  private Finding off(String why, String remedy) {
    return Finding.warn(name(), "it does not run hooks of ours: " + why, remedy + ", then restart open sessions of Gemini CLI.");
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
