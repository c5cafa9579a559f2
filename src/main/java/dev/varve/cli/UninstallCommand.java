package dev.varve.cli;

import dev.varve.install.Client;
import dev.varve.install.Clients;
import dev.varve.install.Installation;
import dev.varve.install.Machine;
import dev.varve.install.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "uninstall",
    description = "Take Varve's hooks out of your coding clients again.",
    footer = {
      "",
      "Takes exactly that out which install put in. What is remembered stays, and so does a running",
      "worker; delete the home to forget everything."
    })
final class UninstallCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(paramLabel = "CLIENT", description = "As for install; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--project", description = "Only for the project in the current directory.")
  private boolean project;

  @Option(names = "--dry-run", description = "Show as a diff what would change, and change nothing.")
  private boolean dryRun;

  UninstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Installation installation =
        new Installation(
            new Machine(terminal.env()), InstallCommand.scope(project), new Workplace(terminal.env()).home());
    List<Client> clients = InstallCommand.chosen(names, Clients.all(OptionalInt.empty()));
    InstallReport report = InstallReport.ofUninstall(terminal, format.json, dryRun);
    installation.requireWritable();
    for (Client client : clients) {
      Plan plan = installation.uninstall(client);
      if (!dryRun) {
        carryOut(installation, plan);
      }
      report.add(plan, null);
    }
    return report.uninstalled(installation.record());
  }

  private static void carryOut(Installation installation, Plan plan) throws IOException {
    switch (plan) {
      case Plan.Change change -> installation.takeOut(change);
      case Plan.Nothing nothing -> installation.forget(nothing);
      case Plan.Refusal _ -> {}
    }
  }
}
