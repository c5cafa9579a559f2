package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.Notes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "save",
    description = "Remember a note as you say it; its first line becomes the title.",
    footer = {"", "Secrets and private blocks are taken out of it. Works with and without a running worker."})
final class SaveCommand implements Callable<Integer> {

  private static final String STDIN = "-";

  private final Terminal terminal;
  private final InputStream in;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "By name or identity; without it that of the current directory.")
  private @Nullable String project;

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "The note; - reads standard input.")
  private List<String> words = new ArrayList<>();

  SaveCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    String text = text();
    if (text.isBlank()) {
      throw new CliException(
          ExitCode.USAGE, "the note is empty", "Say what to remember: varve save TEXT, or pipe it in: varve save -");
    }
    ObjectNode body = Terminal.object().put("text", text);
    if (project == null) {
      body.put("cwd", ProjectOption.here());
    } else {
      body.put("project", project);
    }
    try (RecallBooks books = RecallBooks.forWriting(new Workplace(terminal.env()))) {
      JsonNode answer = books.note(body);
      if (format.json) {
        terminal.json(answer);
      } else {
        tell(answer);
      }
      return (answer.path("status").asText().equals("refused") ? ExitCode.FINDING : ExitCode.OK).status();
    }
  }

  private String text() throws IOException {
    return words.equals(List.of(STDIN))
        ? new String(in.readNBytes(4 * Notes.CHARS_MAX + 1), StandardCharsets.UTF_8)
        : String.join(" ", words);
  }

  private void tell(JsonNode answer) {
    switch (answer.path("status").asText()) {
      case "saved" -> terminal.line("saved as " + answer.path("ref").asText());
      case "known" -> terminal.line("known as " + answer.path("ref").asText());
      default -> terminal.note("not saved: " + answer.path("reason").asText());
    }
  }
}
