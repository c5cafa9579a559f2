package dev.varve.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** OpenCode has no command hooks: a plugin of ours passes its own hooks on to the script. */
record OpenCode() implements Client {

  private static final String PLUGIN = "opencode-plugin.js";

  /** In the plugin, where the path of the script goes; null there means that it looks for the home itself. */
  private static final String SCRIPT = "/*script*/ null";

  @Override
  public String name() {
    return "opencode";
  }

  @Override
  public String title() {
    return "OpenCode";
  }

  @Override
  public String executable() {
    return "opencode";
  }

  @Override
  public Path directory(Machine machine) {
    return machine.directory("XDG_CONFIG_HOME", ".config").resolve("opencode");
  }

  @Override
  public Path file(Machine machine, Scope scope) {
    return switch (scope) {
      case Scope.User _ -> directory(machine).resolve("plugin", "varve.js");
      case Scope.Project project -> project.root().resolve(".opencode", "plugin", "varve.js");
    };
  }

  @Override
  public Content content(HookCommand command) {
    return new OwnFile(
        switch (command.scope()) {
          case Scope.User _ -> plugin().replace(SCRIPT, Layout.quoted(command.script().toString()));
          case Scope.Project _ -> plugin().replace(SCRIPT, "null");
        });
  }

  private static String plugin() {
    try (InputStream in = Objects.requireNonNull(OpenCode.class.getResourceAsStream(PLUGIN), PLUGIN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
  }

  /** OpenCode reads both names; where there is neither, it is the one with which OpenCode begins. */
  @Override
  public Optional<Path> toolFile(Machine machine, Scope scope) {
    Path directory =
        switch (scope) {
          case Scope.User _ -> directory(machine);
          case Scope.Project project -> project.root();
        };
    Path plain = directory.resolve("opencode.json");
    Path commented = directory.resolve("opencode.jsonc");
    return Optional.of(Files.exists(commented) && !Files.exists(plain) ? commented : plain);
  }

  @Override
  public Content tools(ToolServer server, Scope scope) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("type", "local");
    server.command().forEach(entry.putArray("command")::add);
    return new ServerSettings("mcp", entry, Tolerance.COMMENTS_AND_TRAILING_COMMAS);
  }

  @Override
  public List<String> advice(Scope scope) {
    return List.of("Restart open sessions of OpenCode.");
  }
}
