package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "why",
    description = "Show what was told to which session, and why.",
    footer = {"", "USED means that the session opened the memory, or worked on a file of it afterwards."})
final class WhyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "SESSION", description = "Our id of a session; default: all.")
  private @Nullable Long session;

  @Option(names = "--limit", paramLabel = "COUNT", defaultValue = "20", description = "Answers to show, newest first, 1 to 500. Default: 20")
  private int limit;

  WhyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (limit < 1 || limit > Page.LIMIT_MAX) {
      throw new CliException(
          ExitCode.USAGE,
          "--limit must be a whole number from 1 to %d, not %d".formatted(Page.LIMIT_MAX, limit),
          "See: varve why --help");
    }
    String path = "/v1/receipts?limit=" + limit + (session == null ? "" : "&session=" + session);
    try (Api api = new Workplace(terminal.env()).required().api()) {
      JsonNode receipts = api.get(path);
      show(receipts);
      boolean nothing = session != null && receipts.path("items").isEmpty();
      return (nothing ? ExitCode.FINDING : ExitCode.OK).status();
    }
  }

  private void show(JsonNode receipts) {
    if (format.json) {
      terminal.json(receipts);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("WHEN", "SESSION", "MOMENT", "MEMORY", "TOKENS", "USED", "WHY"));
    receipts.path("items").forEach(receipt -> receipt.path("items").forEach(item -> rows.add(row(receipt, item))));
    if (rows.size() == 1) {
      terminal.line(
          session == null
              ? "nothing has been told yet"
              : "session %d was told nothing; see which were: varve why".formatted(session));
    } else {
      Columns.table(rows).forEach(terminal::line);
    }
  }

  private static List<String> row(JsonNode receipt, JsonNode item) {
    return List.of(
        receipt.path("at").asText().replace('T', ' ').replaceFirst("[.Z].*", ""),
        receipt.path("session").asText(),
        receipt.path("moment").asText().replace('_', ' '),
        item.path("memory").asText(),
        item.path("tokens").asText(),
        item.path("used").asBoolean() ? "yes" : "no",
        item.path("why").asText().replace('_', ' '));
  }
}
