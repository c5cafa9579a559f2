package dev.varve.install;

import dev.varve.settings.Home;
import java.nio.file.Path;
import java.util.List;

/**
 * Our server of tools, as a client starts it.
 *
 * @param command and its arguments
 */
record ToolServer(List<String> command) {

  /** By this name our own tools are recognised when a client reports their use. */
  static final String NAME = "varve";

  private static final String ENV = "/usr/bin/env";

  /** In a project for everybody: the program is named by the hook script in whose home it is. */
  private static final List<String> ANYWHERE =
      List.of("sh", "-c", "eval \"$(grep -m 1 '^launcher=' %s)\"; exec \"$launcher\" mcp".formatted(HookCommand.ANYWHERE));

  ToolServer {
    command = List.copyOf(command);
  }

  /**
   * Clients do not hand on every variable, so a home that is not in its usual place is named.
   *
   * @param launcher the program {@code varve}
   */
  static ToolServer of(Path launcher, Home home, Machine machine, Scope scope) {
    return switch (scope) {
      case Scope.User _ -> new ToolServer(
          home.path().equals(machine.userDirectory().resolve(".varve"))
              ? List.of(launcher.toString(), "mcp")
              : List.of(ENV, Home.VARIABLE + "=" + home.path(), launcher.toString(), "mcp"));
      case Scope.Project _ -> new ToolServer(ANYWHERE);
    };
  }

  /** Whether this could come from us, in whichever version: the whole path of a program of our name. */
  static boolean isOurs(List<String> command) {
    if (command.equals(ANYWHERE)) {
      return true;
    }
    boolean named = command.size() == 4 && command.get(0).equals(ENV) && command.get(1).startsWith(Home.VARIABLE + "=");
    List<String> plain = named ? command.subList(2, 4) : command;
    return plain.size() == 2 && plain.get(0).matches("/(?:.*/)?" + NAME) && plain.get(1).equals("mcp");
  }

  /** Whether a person wrote it, by the name of the program alone: as good as ours, and not for us to take out. */
  static boolean isByHand(List<String> command) {
    return command.equals(List.of(NAME, "mcp"));
  }

  /** As a shell takes it. */
  String line() {
    return String.join(" ", command.stream().map(HookCommand::quoted).toList());
  }

  String program() {
    return command.getFirst();
  }

  List<String> arguments() {
    return command.subList(1, command.size());
  }
}
