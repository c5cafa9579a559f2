package dev.varve.memory.transfer;

import dev.varve.redact.Redactor;
import dev.varve.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/**
 * Takes an export in, some lines at a time. The same lines again change nothing, so that it may be broken off and
 * repeated. Thread-safe.
 */
public final class Import {

  /** Lines of one transaction; keeps it below the writer's 20 ms. */
  private static final int SLICE = 100;

  private final Database database;
  private final Redactor redactor;
  private final InstantSource clock;
  private final Arrivals arrivals;

  /** @param types of observations that are known; others become discoveries */
  public Import(Database database, Redactor redactor, InstantSource clock, Set<String> types) {
    this.database = database;
    this.redactor = redactor;
    this.clock = clock;
    this.arrivals = new Arrivals(types);
  }

  /**
   * Takes lines in their order; on disk when this returns.
   *
   * @throws BadLine when one cannot be taken; then those before it may have been, and the message names its number among
   *     these
   */
  public ImportReport take(List<String> lines, Origin origin) {
    ImportReport report = ImportReport.NOTHING;
    CompletableFuture<ImportReport> writing = CompletableFuture.completedFuture(report);
    try {
      for (int from = 0; from < lines.size(); from += SLICE) {
        int first = from;
        List<Line> slice = read(lines.subList(from, Math.min(from + SLICE, lines.size())), from, origin);
        report = report.plus(writing.join());
        writing = CompletableFuture.supplyAsync(() -> written(slice, first, origin), Thread.ofVirtual()::start);
      }
      return report.plus(writing.join());
    } catch (BadLine bad) {
      writing.join();
      throw bad;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  /** Done while the slice before is being written. */
  private List<Line> read(List<String> lines, int from, Origin origin) {
    List<Line> read = new ArrayList<>();
    UnaryOperator<String> cleaned = new RecurringText(origin.cleaned(redactor));
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      read.add(numbered(from + i, () -> LineText.read(text, cleaned)));
    }
    return read;
  }

  private ImportReport written(List<Line> lines, int from, Origin origin) {
    Instant now = clock.instant();
    return database.write(tx -> {
      ImportReport report = ImportReport.NOTHING;
      KnownRows known = new KnownRows();
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        report = report.plus(numbered(from + i, () -> arrivals.take(tx, known, line, origin, now)));
      }
      return report;
    });
  }

  private interface Step<T> {
    T done();
  }

  private static <T> T numbered(int position, Step<T> step) {
    try {
      return step.done();
    } catch (BadLine bad) {
      throw new BadLine("line %d: %s".formatted(position + 1, bad.why()));
    }
  }
}
