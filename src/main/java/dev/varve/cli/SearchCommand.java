package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "search",
    description = "Find memories of this directory's project by words, questions, identifiers or errors.",
    footer = {"", "Exits with 1 when nothing is found. Works with and without a running worker."})
final class SearchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();
  @Mixin private final SearchOptions options = new SearchOptions();

  SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    options.check();
    try (Finder finder = Finder.of(new Workplace(terminal.env()), terminal.clock())) {
      JsonNode found = finder.search(options, Path.of("").toAbsolutePath());
      if (format.json) {
        terminal.json(found);
      } else {
        new HitLines(terminal).print(found);
      }
      return (found.path("items").isEmpty() ? ExitCode.FINDING : ExitCode.OK).status();
    }
  }
}
