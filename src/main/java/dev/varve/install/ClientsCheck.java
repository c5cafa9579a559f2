package dev.varve.install;

import dev.varve.health.Check;
import dev.varve.health.Finding;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Whether the clients of this machine report: each that is found or set up for the user.
 *
 * @param port of the worker, to which Claude Code may post by itself
 * @param heard when which client last reported something
 * @param launcher by which clients start our server of tools
 */
public record ClientsCheck(
    Machine machine, Home home, int port, Map<String, Instant> heard, Path launcher, InstantSource clock)
    implements Check {

  public ClientsCheck {
    heard = Map.copyOf(heard);
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<Client> plain = Clients.all(OptionalInt.empty());
    List<Client> posting = Clients.all(OptionalInt.of(port));
    for (int i = 0; i < plain.size(); i++) {
      findings.addAll(findings(plain.get(i), posting.get(i)));
    }
    return findings;
  }

  private List<Finding> findings(Client plain, Client posting) {
    try {
      Installation installation = Installation.ofHooks(machine, new Scope.User(), home);
      Plan plan = installation.install(plain);
      Plan other = plan instanceof Plan.Nothing ? plan : installation.install(posting);
      return findings(other instanceof Plan.Nothing ? other : plan, installation.record());
    } catch (IOException | UnusableSettings e) {
      return List.of(Finding.fail(plain.name(), "it cannot be examined: " + e.getMessage(), "Correct that file."));
    }
  }

  private List<Finding> findings(Plan plan, InstallRecord record) throws IOException, UnusableSettings {
    Client client = plan.client();
    return switch (plan) {
      case Plan.Nothing present -> present(client, present.file());
      case Plan.Change older when older.update() -> List.of(
          Finding.warn(
              client.name(),
              "its hooks in %s are not those of this version".formatted(older.file()),
              "varve install " + client.name()));
      case Plan.Change _ -> absent(client, record);
      case Plan.Step step -> throw new IllegalStateException("hooks are put in by us, not by " + step.command());
      case Plan.Refusal refusal -> client.isFound(machine)
          ? List.of(
              Finding.fail(
                  client.name(),
                  "%s: %s".formatted(refusal.file(), refusal.reason()),
                  "Correct the file, then: varve install " + client.name()))
          : List.of();
    };
  }

  private List<Finding> present(Client client, Path file) throws IOException, UnusableSettings {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        client.hasPlugin(machine)
            ? Finding.warn(
                client.name(),
                "both its settings and the plugin report, so each event comes twice",
                "Keep one of them: varve uninstall %s, or remove the plugin in %s".formatted(client.name(), client.title()))
            : Finding.ok(client.name(), "its hooks are in %s, as this version writes them".formatted(file)));
    client.objection(machine, home).ifPresent(findings::add);
    Installation tools = Installation.ofTools(machine, new Scope.User(), home, launcher);
    findings.add(tools(tools.install(client)));
    findings.add(lastEvent(client).finding(home));
    return findings;
  }

  private Finding tools(Plan plan) throws IOException, UnusableSettings {
    Client client = plan.client();
    return switch (plan) {
      case Plan.Nothing present -> Finding.ok(client.name(), "its tools are registered in " + present.file());
      case Plan.Change change -> Finding.warn(
          client.name(),
          change.update()
              ? "its tools in %s are not those of this version".formatted(change.file())
              : "its tools are not registered in " + change.file(),
          "varve install " + client.name());
      case Plan.Step step -> client.hasPlugin(machine)
          ? Finding.ok(client.name(), "its tools come with the plugin")
          : Finding.warn(client.name(), "its tools are not registered in " + step.file(), step.command());
      case Plan.Refusal refusal -> Finding.warn(
          client.name(),
          "its tools cannot be registered in %s: %s".formatted(refusal.file(), refusal.reason()),
          "Correct the file, then: varve install " + client.name());
    };
  }

  /** What a plugin or a project's settings hold is not looked at; that something comes from there is. */
  private List<Finding> absent(Client client, InstallRecord record) throws IOException, UnusableSettings {
    long projects = record.entries().values().stream()
        .filter(entry -> entry.project() && entry.client().equals(client.name()))
        .count();
    if (client.hasPlugin(machine)) {
      return elsewhere(client, "it reports by the plugin");
    }
    if (projects > 0) {
      return elsewhere(client, "it reports in %d projects".formatted(projects));
    }
    if (lastEvent(client).isAsOfNow(home)) {
      return elsewhere(
          client, "it reports although your settings do not hold its hooks: by the plugin, or by those of a project");
    }
    return client.isFound(machine) ? List.of(silent(client)) : List.of();
  }

  /** The remedy would make each event come twice where a plugin for single sessions or a project's settings report. */
  private Finding silent(Client client) {
    return heard.containsKey(client.name())
        ? Finding.warn(
            client.name(),
            client.title() + " is here, has reported earlier and does not report now",
            "varve install %s, unless you use the plugin or a project's settings".formatted(client.name()))
        : Finding.warn(
            client.name(), client.title() + " is here and does not report", "varve install " + client.name());
  }

  private List<Finding> elsewhere(Client client, String how) throws IOException, UnusableSettings {
    List<Finding> findings = new ArrayList<>(List.of(Finding.ok(client.name(), how)));
    client.objection(machine, home).ifPresent(findings::add);
    findings.add(lastEvent(client).finding(home));
    return findings;
  }

  private LastEvent lastEvent(Client client) {
    return new LastEvent(client, machine, heard.get(client.name()), clock.instant());
  }
}
