package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects lines of an import and sends them, enough at a time to be fast and few enough to show progress. */
final class Parcels implements Consumer<String> {

  private static final int LINES = 2_000;
  private static final int CHARS_MAX = 4 << 20;

  private final RecallBooks books;
  private final Terminal terminal;
  private final @Nullable String origin;
  private final String wanted;
  private final List<String> lines = new ArrayList<>();
  private final ObjectNode sum = Terminal.object();
  private long chars;

  /**
   * @param origin the program that the lines are from; null for our own
   * @param wanted what would be right instead of a line that cannot be taken
   */
  Parcels(RecallBooks books, Terminal terminal, @Nullable String origin, String wanted) {
    this.books = books;
    this.terminal = terminal;
    this.origin = origin;
    this.wanted = wanted;
  }

  @Override
  public void accept(String line) {
    lines.add(line);
    chars += line.length();
    if (lines.size() >= LINES || chars >= CHARS_MAX) {
      send();
    }
  }

  /** What has not been sent yet. */
  void send() {
    try {
      add(books.take(List.copyOf(lines), origin));
    } catch (CliException e) {
      throw located(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.BUSY, "interrupted", "Run it again; what is known is not taken in twice");
    }
    lines.clear();
    chars = 0;
  }

  /** Which line it was, counted in the whole file, and what would have been right. */
  private CliException located(CliException e) {
    long before = sum.path("lines").asLong();
    String where = before == 0 ? "" : "counted from line %d on, ".formatted(before + 1);
    boolean unreadable = e.exitCode() == ExitCode.USAGE;
    String remedy = unreadable ? wanted + ". What came before that line is taken in" : e.remedy();
    return new CliException(e.exitCode(), where + e.getMessage(), remedy);
  }

  private void add(JsonNode report) {
    for (var count : report.properties()) {
      sum.put(count.getKey(), sum.path(count.getKey()).asLong() + count.getValue().asLong());
    }
    terminal.progress(
        "%d lines, %d observations".formatted(sum.path("lines").asLong(), sum.path("observations").asLong()));
  }

  /** What was counted so far. */
  ObjectNode sum() {
    return sum;
  }
}
