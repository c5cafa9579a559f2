package dev.varve.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A coding client: where its settings are, and what our hooks look like in them. */
public interface Client {

  /** As in the routes of the worker. */
  String name();

  /** What its users call it, and its command. */
  String title();

  String executable();

  /** Where it keeps the user's settings; it exists once the client has run. */
  Path directory(Machine machine);

  /** The one file that is changed. */
  Path file(Machine machine, Scope scope);

  Content content(HookCommand command);

  /** What the user has still to do, in sentences. */
  List<String> advice(Scope scope);

  default boolean isFound(Machine machine) {
    return machine.has(executable()) || Files.isDirectory(directory(machine));
  }
}
