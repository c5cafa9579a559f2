package dev.varve.install;

import dev.varve.health.Finding;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A coding client: where its settings are, and what our hooks look like in them. */
public interface Client {

  /** As in the routes of the worker. */
  String name();

  /** What its users call it, and its command. */
  String title();

  String executable();

  /** Where it keeps the user's settings; it exists once the client has run. */
  Path directory(Machine machine);

  /** The file with the hooks. */
  Path file(Machine machine, Scope scope);

  Content content(HookCommand command);

  /** The file with the servers of tools; empty when the client has none in this scope. */
  Optional<Path> toolFile(Machine machine, Scope scope);

  Content tools(ToolServer server, Scope scope);

  /** The command by which the user puts our server into a file that we do not touch; empty where we do. */
  default Optional<String> toolCommand(ToolServer server, Scope scope) {
    return Optional.empty();
  }

  /** The command that takes it out again. */
  default Optional<String> toolRemoval(Scope scope) {
    return Optional.empty();
  }

  /** What the user has still to do, in sentences. */
  List<String> advice(Scope scope);

  /**
   * What still keeps hooks that are in their place from reporting; empty when nothing is known to.
   *
   * @param home whose hooks they are
   */
  default Optional<Finding> objection(Machine machine, Home home) throws IOException, UnusableSettings {
    return Optional.empty();
  }

  /** Whether a plugin of ours, which the user adds inside the client, reports as well. */
  default boolean hasPlugin(Machine machine) throws IOException, UnusableSettings {
    return false;
  }

  /** Where it writes down what its sessions do, a {@code .jsonl} file each; empty when it does not. */
  default Optional<Path> transcripts(Machine machine) {
    return Optional.empty();
  }

  default boolean isFound(Machine machine) {
    return machine.has(executable()) || Files.isDirectory(directory(machine));
  }
}
