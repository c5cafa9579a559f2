package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.transfer.ClaudeMemFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
  private static final int LINES = 500;
  private static final int CHARS_MAX = 4 << 20;

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
    Instant began = terminal.clock().instant();
    try (RecallBooks books = RecallBooks.forWriting(new Workplace(terminal.env()))) {
      Parcels parcels = new Parcels(books, foreign ? CLAUDE_MEM : null);
      if (foreign) {
        new ClaudeMemFile(file).read(parcels);
      } else {
        read(file, parcels);
      }
      parcels.send();
      tell(parcels.sum.put("milliseconds", terminal.clock().instant().toEpochMilli() - began.toEpochMilli()));
    }
    return ExitCode.OK.status();
  }

  private static void read(Path file, Consumer<String> lines) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    }
  }

  /** Collects lines and sends them, enough at a time to be fast and few enough to show progress. */
  private final class Parcels implements Consumer<String> {

    private final RecallBooks books;
    private final @Nullable String origin;
    private final List<String> lines = new ArrayList<>();
    private final ObjectNode sum = Terminal.object();
    private long chars;

    Parcels(RecallBooks books, @Nullable String origin) {
      this.books = books;
      this.origin = origin;
    }

    @Override
    public void accept(String line) {
      lines.add(line);
      chars += line.length();
      if (lines.size() >= LINES || chars >= CHARS_MAX) {
        send();
      }
    }

    void send() {
      try {
        add(books.take(List.copyOf(lines), origin));
      } catch (CliException e) {
        long before = sum.path("lines").asLong();
        throw before == 0
            ? e
            : new CliException(e.exitCode(), "counted from line %d on, %s".formatted(before + 1, e.getMessage()), e.remedy());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CliException(ExitCode.BUSY, "interrupted", "Run it again; what is known is not taken in twice");
      }
      lines.clear();
      chars = 0;
    }

    private void add(JsonNode report) {
      for (var count : report.properties()) {
        sum.put(count.getKey(), sum.path(count.getKey()).asLong() + count.getValue().asLong());
      }
      terminal.progress("%d lines, %d observations".formatted(
          sum.path("lines").asLong(), sum.path("observations").asLong()));
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
