package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "reindex",
    description = "Build the search index anew from the store.",
    footer = {"", "Seldom needed: a damaged or missing index is noticed and rebuilt by itself."})
final class ReindexCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  ReindexCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Finder finder = Finder.of(new Workplace(terminal.env()), terminal.clock())) {
      JsonNode answer = finder.rebuild();
      if (format.json) {
        terminal.json(answer);
      } else {
        terminal.line(
            answer.path("memories").isIntegralNumber()
                ? "%d memories indexed".formatted(answer.path("memories").asLong())
                : "the worker builds the index anew; searches go on meanwhile");
      }
    }
    return ExitCode.OK.status();
  }
}
