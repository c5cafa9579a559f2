package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "queue",
    description = "Show what waits and what died, and retry or drop dead messages.",
    footer = {
      "",
      "A dead message is one that no observer could digest; it stays with its error until you",
      "retry or drop it. Works with and without a running worker."
    })
final class QueueCommand implements Callable<Integer> {

  /** What to do; the constants' names are the words of the command line. */
  enum Action {
    list,
    retry,
    drop
  }

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description = "list (default), retry or drop.")
  private Action action = Action.list;

  @Parameters(index = "1..*", paramLabel = "ID", description = "Dead messages to retry or drop.")
  private List<Long> ids = new ArrayList<>();

  @Option(names = "--all", description = "Every dead message instead of some ids.")
  private boolean all;

  @Option(names = "--yes", description = "Really drop; dropped messages do not come back.")
  private boolean yes;

  QueueCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    check();
    try (Ledger ledger = new Workplace(terminal.env()).ledger(terminal.clock())) {
      return action == Action.list ? list(ledger.queue(0)) : change(ledger);
    }
  }

  private void check() {
    if (action == Action.list ? all || !ids.isEmpty() : all == !ids.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          action == Action.list ? "list takes neither ids nor --all" : action + " takes either ids or --all",
          "See which there are: varve queue list");
    }
    if (action == Action.drop && !yes) {
      throw new CliException(
          ExitCode.USAGE, "dropped messages do not come back", "If you mean it, add --yes");
    }
  }

  private int list(JsonNode queue) {
    if (format.json) {
      terminal.json(queue);
      return ExitCode.OK.status();
    }
    JsonNode dead = queue.path("dead").path("items");
    terminal.line("waiting  %d".formatted(queue.path("depth").asLong()));
    terminal.line("dead     %d".formatted(queue.path("states").path("dead").asLong()));
    if (!dead.isEmpty()) {
      terminal.line("");
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("ID", "SESSION", "DIED", "TOOL", "ATTEMPTS", "ERROR"));
      dead.forEach(letter -> rows.add(row(letter)));
      Columns.table(rows).forEach(terminal::line);
      if (queue.at("/dead/next").isIntegralNumber()) {
        terminal.line("…");
      }
      terminal.line("");
      terminal.line("again: varve queue retry ID…   give up: varve queue drop ID… --yes");
    }
    return ExitCode.OK.status();
  }

  private static List<String> row(JsonNode letter) {
    return List.of(
        letter.path("id").asText(),
        letter.path("session").asText(),
        Columns.cut(letter.path("diedAt").asText().replace('T', ' '), 19),
        letter.path("tool").asText(letter.path("kind").asText()),
        letter.path("attempts").asText(),
        letter.path("error").asText());
  }

  private int change(Ledger ledger) throws InterruptedException {
    long changed = all ? changeAll(ledger) : change(ledger, ids);
    long missing = all ? 0 : ids.size() - changed;
    if (format.json) {
      terminal.json(Terminal.object().put("changed", changed).put("missing", missing));
    } else {
      terminal.line("%s: %d".formatted(action == Action.retry ? "queued again" : "dropped", changed));
      if (missing > 0) {
        terminal.note(
            "%d of the ids %s; see which are: varve queue list"
                .formatted(missing, missing == 1 ? "is not that of a dead message" : "are not those of dead messages"));
      }
    }
    return (missing > 0 ? ExitCode.FINDING : ExitCode.OK).status();
  }

  /** Page by page to the end: some may stay as they are, because nothing is left of them that could be retried. */
  private long changeAll(Ledger ledger) throws InterruptedException {
    long sum = 0;
    JsonNode next;
    long after = 0;
    do {
      JsonNode dead = ledger.queue(after).path("dead");
      List<Long> page = new ArrayList<>();
      dead.path("items").forEach(letter -> page.add(letter.path("id").asLong()));
      sum += page.isEmpty() ? 0 : change(ledger, page);
      next = dead.path("next");
      after = next.asLong();
    } while (next.isIntegralNumber());
    return sum;
  }

  private long change(Ledger ledger, List<Long> some) throws InterruptedException {
    return action == Action.retry ? ledger.retry(some) : ledger.drop(some);
  }
}
