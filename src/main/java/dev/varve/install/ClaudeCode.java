package dev.varve.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.health.Finding;
import dev.varve.settings.Home;
import dev.varve.settings.Token;
import dev.varve.settings.TokenKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Claude Code's settings.json. Streaming events such as MessageDisplay are not registered: they come with every piece
 * of an answer and carry nothing to keep.
 *
 * @param httpPort of the worker, when tool events are to be posted by Claude Code itself; else empty
 */
record ClaudeCode(OptionalInt httpPort) implements Client {

  /** The name of the variable with the token; Claude Code puts its value into the header, so no file holds it. */
  static final String TOKEN_VARIABLE = "VARVE_HOOK_TOKEN";

  private static final List<String> TOOL_EVENTS = List.of("PostToolUse", "PostToolUseFailure", "PostToolBatch");

  /** The one tool before whose use something may be told. */
  private static final String READING = "Read";

  private static final int TIMEOUT_SECONDS = 5;

  /** Without a timeout of its own such a hook is cut off after a second and a half. */
  private static final int END_TIMEOUT_SECONDS = 10;

  @Override
  public String name() {
    return "claude-code";
  }

  @Override
  public String title() {
    return "Claude Code";
  }

  @Override
  public String executable() {
    return "claude";
  }

  @Override
  public Path directory(Machine machine) {
    return machine.directory("CLAUDE_CONFIG_DIR", ".claude");
  }

  @Override
  public Path file(Machine machine, Scope scope) {
    return switch (scope) {
      case Scope.User _ -> directory(machine).resolve("settings.json");
      case Scope.Project project -> project.root().resolve(".claude", "settings.json");
    };
  }

  @Override
  public Content content(HookCommand command) {
    HookList hooks = new HookList(name(), command);
    hooks.group("SessionStart", TIMEOUT_SECONDS).group("UserPromptSubmit", TIMEOUT_SECONDS);
    hooks.group("PreToolUse", READING, TIMEOUT_SECONDS).group("SubagentStart", TIMEOUT_SECONDS);
    for (String event : TOOL_EVENTS) {
      if (httpPort.isPresent()) {
        hooks.group(event, post(event, httpPort.getAsInt()));
      } else {
        hooks.group(event, TIMEOUT_SECONDS);
      }
    }
    for (String event : List.of("SubagentStop", "PreCompact", "Stop", "StopFailure")) {
      hooks.group(event, TIMEOUT_SECONDS);
    }
    return hooks.group("SessionEnd", END_TIMEOUT_SECONDS).settings(HookSettings.Form.PLAIN);
  }

  private static ObjectNode post(String event, int port) {
    ObjectNode hook = JsonNodeFactory.instance.objectNode();
    hook.put("type", "http").put("url", "http://127.0.0.1:%d/v1/hooks/claude-code/%s".formatted(port, event));
    hook.putObject("headers").put("Authorization", "Bearer $" + TOKEN_VARIABLE);
    hook.putArray("allowedEnvVars").add(TOKEN_VARIABLE);
    return hook.put("timeout", TIMEOUT_SECONDS);
  }

  @Override
  public Optional<Finding> objection(Machine machine, Home home) throws IOException, UnusableSettings {
    Optional<Finding> off = ClaudeSwitches.of(file(machine, new Scope.User())).objection();
    if (off.isPresent()) {
      return off;
    }
    String program = ClaudeCode.class.getPackage().getImplementationVersion();
    Optional<Finding> stale = ClaudePlugin.in(directory(machine)).flatMap(plugin -> plugin.objection(program));
    return stale.isPresent() || httpPort.isEmpty() ? stale : withoutToken(machine, home);
  }

  /** The one variable counts that the shell exports from which a person asks; the client's own is not known. */
  private Optional<Finding> withoutToken(Machine machine, Home home) {
    String exported = machine.env().getOrDefault(TOKEN_VARIABLE, "");
    Optional<Token> token = Token.read(home, TokenKind.HOOKS);
    boolean opens = token.isPresent() && token.get().value().equals(exported);
    return opens
        ? Optional.empty()
        : Optional.of(
            Finding.warn(
                name(),
                "it posts tool events itself, and %s in this shell is %s"
                    .formatted(TOKEN_VARIABLE, exported.isEmpty() ? "not set" : "not the present token"),
                "In the profile of your shell: export %s=\"$(cat %s)\"".formatted(TOKEN_VARIABLE, home.hookTokenFile())));
  }

  @Override
  public boolean hasPlugin(Machine machine) throws IOException, UnusableSettings {
    return ClaudePlugin.in(directory(machine)).isPresent();
  }

  @Override
  public Optional<Path> transcripts(Machine machine) {
    return Optional.of(directory(machine).resolve("projects"));
  }

  /** Claude Code keeps its own state in the file of the user, beside the servers. */
  @Override
  public Optional<Path> toolFile(Machine machine, Scope scope) {
    return Optional.of(
        switch (scope) {
          case Scope.User _ -> machine.directory("CLAUDE_CONFIG_DIR", "").resolve(".claude.json");
          case Scope.Project project -> project.root().resolve(".mcp.json");
        });
  }

  @Override
  public Content tools(ToolServer server, Scope scope) {
    return new ServerSettings("mcpServers", ServerSettings.entry(server), Tolerance.NONE);
  }

  /** Every session of Claude Code writes the user's file again and again; two writers would lose what the other wrote. */
  @Override
  public Optional<String> toolCommand(ToolServer server, Scope scope) {
    return scope instanceof Scope.User
        ? Optional.of("claude mcp add --scope user %s -- %s".formatted(ToolServer.NAME, server.line()))
        : Optional.empty();
  }

  @Override
  public Optional<String> toolRemoval(Scope scope) {
    return scope instanceof Scope.User
        ? Optional.of("claude mcp remove --scope user " + ToolServer.NAME)
        : Optional.empty();
  }

  @Override
  public List<String> advice(Scope scope) {
    String restart = "Restart open sessions of Claude Code; /hooks there lists what is registered.";
    return httpPort.isEmpty()
        ? List.of(restart)
        : List.of(
            "Give Claude Code the token for hooks, in the profile of your shell: export %s=\"$(cat %s)\""
                .formatted(TOKEN_VARIABLE, "\"${VARVE_HOME:-$HOME/.varve}/hook-token\""),
            restart);
  }
}
