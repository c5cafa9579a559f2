package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "resume",
    description = "End every pause, or those of one project.",
    footer = {"", "Works with and without a running worker."})
final class ResumeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--project", paramLabel = "PROJECT", description = "Only pauses of this project, named as it was then.")
  private @Nullable String project;

  ResumeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (PrivacyBooks books = PrivacyBooks.of(new Workplace(terminal.env()), terminal.clock())) {
      JsonNode answer = books.resume(project);
      if (format.json) {
        terminal.json(answer);
      } else {
        long ended = answer.path("changed").asLong();
        terminal.line(ended == 0 ? "nothing was paused" : "pauses ended: " + ended);
      }
    }
    return ExitCode.OK.status();
  }
}
