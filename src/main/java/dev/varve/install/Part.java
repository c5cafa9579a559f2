package dev.varve.install;

import java.nio.file.Path;
import java.util.Optional;

/** What can be put into a client; each part comes and goes without the other, also where both are in one file. */
sealed interface Part {

  /** As reports call it. */
  String name();

  /** Where it is remembered, in the home's {@code install}. */
  String record();

  /** Empty when the client has no place for it. */
  Optional<Path> file(Client client, Machine machine, Scope scope);

  Content content(Client client);

  /** The client's own command for it, where the file is not ours to change. */
  Optional<String> command(Client client, boolean undoing);

  record Hooks(HookCommand command) implements Part {

    @Override
    public String name() {
      return "hooks";
    }

    @Override
    public String record() {
      return "record.json";
    }

    @Override
    public Optional<Path> file(Client client, Machine machine, Scope scope) {
      return Optional.of(client.file(machine, scope));
    }

    @Override
    public Content content(Client client) {
      return client.content(command);
    }

    @Override
    public Optional<String> command(Client client, boolean undoing) {
      return Optional.empty();
    }
  }

  record Tools(ToolServer server, Scope scope) implements Part {

    @Override
    public String name() {
      return "tools";
    }

    @Override
    public String record() {
      return "tools.json";
    }

    @Override
    public Optional<Path> file(Client client, Machine machine, Scope scope) {
      return client.toolFile(machine, scope);
    }

    @Override
    public Content content(Client client) {
      return client.tools(server, scope);
    }

    @Override
    public Optional<String> command(Client client, boolean undoing) {
      return undoing ? client.toolRemoval(scope) : client.toolCommand(server, scope);
    }
  }
}
