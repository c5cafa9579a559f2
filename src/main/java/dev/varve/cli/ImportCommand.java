package dev.varve.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.transfer.ClaudeMemFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Take in what varve export wrote, or the memories of another program.",
    footer = {
      "",
      "varve import FILE              lines of varve export",
      "varve import claude-mem FILE   a database of claude-mem, version 12 or 13; it is only read",
      "",
      "May be stopped and run again: what is known is not taken in twice, what was forgotten never."
    })
final class ImportCommand implements Callable<Integer> {

  private static final String CLAUDE_MEM = "claude-mem";

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(arity = "1..2", paramLabel = "[FORMAT] FILE", description = "Which file; before it claude-mem if it is one of that.")
  private List<String> words = new ArrayList<>();

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    boolean foreign = words.size() == 2;
    if (foreign && !words.getFirst().equals(CLAUDE_MEM)) {
      throw new CliException(ExitCode.USAGE, "no format '" + words.getFirst() + "'", "Known besides our own: " + CLAUDE_MEM);
    }
    Path file = Path.of(words.getLast());
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new CliException(ExitCode.IO, (Files.isDirectory(file) ? "this is a directory: " : "there is no file ") + file, wanted(foreign));
    }
    Instant began = terminal.clock().instant();
    try (RecallBooks books = RecallBooks.forWriting(new Workplace(terminal.env()))) {
      Parcels parcels = new Parcels(books, terminal, foreign ? CLAUDE_MEM : null, wanted(foreign));
      if (foreign) {
        readForeign(file, parcels);
      } else {
        read(file, parcels);
      }
      parcels.send();
      tell(parcels.sum().put("milliseconds", terminal.clock().instant().toEpochMilli() - began.toEpochMilli()));
    }
    return ExitCode.OK.status();
  }

  private static String wanted(boolean foreign) {
    return foreign
        ? "Name a database of claude-mem, version 12 or 13"
        : "Name a file that varve export wrote, or say of which program it is: varve import claude-mem FILE";
  }

  private static void read(Path file, Consumer<String> lines) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (CharacterCodingException e) {
      throw new CliException(ExitCode.USAGE, file + " is not UTF-8 text, as an export is", wanted(false));
    }
  }

  private static void readForeign(Path file, Consumer<String> lines) {
    try {
      new ClaudeMemFile(file).read(lines);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()), wanted(true));
    }
  }

  private void tell(ObjectNode sum) {
    terminal.progress("");
    if (format.json) {
      terminal.json(sum);
      return;
    }
    terminal.line("taken in  %d observations, %d summaries, %d prompts, %d sessions".formatted(
        sum.path("observations").asLong(),
        sum.path("summaries").asLong(),
        sum.path("prompts").asLong(),
        sum.path("sessions").asLong()));
    terminal.line("known     %d of %d lines".formatted(sum.path("known").asLong(), sum.path("lines").asLong()));
  }
}
