package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.MemoryRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "get",
    description = "Show memories in full.",
    footer = {"", "A shell takes # for a comment, so leave it out: varve get 12 S3 P7"})
final class GetCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "REF",
      description = "12 or #12 an observation, S3 a summary, P7 a prompt.")
  private List<String> refs = new ArrayList<>();

  GetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<MemoryRef> named = refs.stream().map(MemoryLines::ref).toList();
    try (RecallBooks books = RecallBooks.of(new Workplace(terminal.env()))) {
      JsonNode answer = books.memories(named);
      if (format.json) {
        terminal.json(answer);
      } else {
        print(answer);
      }
      return (answer.path("missing").isEmpty() ? ExitCode.OK : ExitCode.FINDING).status();
    }
  }

  private void print(JsonNode answer) {
    boolean first = true;
    for (JsonNode memory : answer.path("items")) {
      if (!first) {
        terminal.line("");
      }
      first = false;
      MemoryLines.whole(memory).forEach(terminal::line);
    }
    answer.path("missing").forEach(ref -> terminal.note("there is no memory " + ref.asText()));
    if (!answer.path("missing").isEmpty()) {
      terminal.note("See what there is: varve timeline");
    }
  }
}
