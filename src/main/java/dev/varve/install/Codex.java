package dev.varve.install;

import dev.varve.health.Finding;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Codex's hooks.json, which has Claude Code's form, and its config.toml. */
record Codex() implements Client {

  private static final int TIMEOUT_SECONDS = 5;

  /** Codex allows no more at the end of a session. */
  private static final int END_TIMEOUT_SECONDS = 3;

  @Override
  public String name() {
    return "codex";
  }

  @Override
  public String title() {
    return "Codex";
  }

  @Override
  public String executable() {
    return "codex";
  }

  @Override
  public Path directory(Machine machine) {
    return machine.directory("CODEX_HOME", ".codex");
  }

  @Override
  public Path file(Machine machine, Scope scope) {
    return switch (scope) {
      case Scope.User _ -> directory(machine).resolve("hooks.json");
      case Scope.Project project -> project.root().resolve(".codex", "hooks.json");
    };
  }

  @Override
  public Content content(HookCommand command) {
    HookList hooks = new HookList(name(), command);
    for (String event : List.of("SessionStart", "UserPromptSubmit", "PostToolUse", "SubagentStop", "Stop")) {
      hooks.group(event, TIMEOUT_SECONDS);
    }
    return hooks.group("SessionEnd", END_TIMEOUT_SECONDS).settings(HookSettings.Form.PLAIN);
  }

  @Override
  public Optional<Finding> objection(Machine machine, Home home) throws IOException, UnusableSettings {
    SettingsFile hooks = SettingsFile.read(file(machine, new Scope.User()));
    List<String> unapproved = CodexTrust.in(directory(machine)).unapproved(hooks);
    return unapproved.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warn(
                name(),
                "these hooks are not approved as they are, so Codex does not run them: " + String.join(", ", unapproved),
                "Start codex, type /hooks and trust the hooks that call varve-hook."));
  }

  @Override
  public Optional<Path> transcripts(Machine machine) {
    return Optional.of(directory(machine).resolve("sessions"));
  }

  @Override
  public Optional<Path> toolFile(Machine machine, Scope scope) {
    return Optional.of(file(machine, scope).resolveSibling("config.toml"));
  }

  /** A project comes to machines without Varve, where Codex must start without its tools. */
  @Override
  public Content tools(ToolServer server, Scope scope) {
    return new ServerTable(server);
  }

  @Override
  public List<String> advice(Scope scope) {
    String approve =
        "Codex runs no hook that you have not approved, and codex exec does not even say so: start codex, type /hooks"
            + " and trust the hooks that call varve-hook. A changed hook must be approved again.";
    String bypass =
        "A script that cannot approve passes --dangerously-bypass-hook-trust to codex exec; it then runs all hooks.";
    return switch (scope) {
      case Scope.User _ -> List.of(approve, bypass);
      case Scope.Project _ -> List.of("Codex reads a project's hooks only when you trust the project.", approve, bypass);
    };
  }
}
