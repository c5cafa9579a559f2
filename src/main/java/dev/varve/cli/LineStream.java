package dev.varve.cli;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the worker that comes line by line, read in the background so that its silence can be heard. For one
 * listening thread; closing ends the reading and the connection.
 */
final class LineStream implements AutoCloseable {

  /** From the question to the first line, with which the worker begins at once; a busy machine takes its time. */
  static final Duration OPENING_MAX = Duration.ofSeconds(30);

  /** Within an answer of which each part only has to be read from the store. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(60);

  /** Lines that wait to be printed. */
  private static final int LINES_MAX = 256;

  /** What there is to hear next. */
  sealed interface Heard {

    record Line(String text) implements Heard {}

    /** Nothing for as long as was to be waited. */
    record Silence(Duration lasting) implements Heard {}

    /** The worker ended in good order. */
    record End() implements Heard {}

    /** The worker refused to begin, or broke off; nothing follows. */
    record Failure(RuntimeException cause) implements Heard {}
  }

  /** Asks, and hands over the lines until there are no more. */
  private interface Asking {
    void lines(Consumer<String> line) throws InterruptedException;
  }

  private final Api api;
  private final @Nullable Duration silenceMax;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>(LINES_MAX);
  private final Thread reader;
  private boolean begun;

  private LineStream(Api api, @Nullable Duration silenceMax, Asking asking) {
    this.api = api;
    this.silenceMax = silenceMax;
    this.reader = Thread.ofVirtual().name("varve-lines").unstarted(() -> put(ending(asking)));
    reader.start();
  }

  /**
   * Asks for the events after an id.
   *
   * @param lastId empty for new events only
   * @param silenceMax how long to wait for a line once the stream has begun; null for ever
   */
  static LineStream ofEvents(Api api, String lastId, @Nullable Duration silenceMax) {
    return new LineStream(api, silenceMax, line -> api.events(lastId, line));
  }

  /** Asks for what is at a path. */
  static LineStream of(Api api, String path, Duration silenceMax) {
    return new LineStream(api, silenceMax, line -> api.lines(path, line));
  }

  /**
   * Hands over each line of an answer that has an end.
   *
   * @throws CliException when the worker refuses, or stops before the end
   */
  void forEach(Consumer<String> taking) throws InterruptedException {
    while (true) {
      switch (next()) {
        case Heard.Line line -> taking.accept(line.text());
        case Heard.Silence silence -> throw stopped(silence.lasting());
        case Heard.End _ -> {
          return;
        }
        case Heard.Failure failure -> throw failure.cause();
      }
    }
  }

  private static CliException stopped(Duration silence) {
    return new CliException(
        ExitCode.UNAVAILABLE,
        "the worker stopped in the middle of its answer: nothing came for " + silence.toSeconds() + " s",
        "What came is not all of it. Look closer: varve doctor");
  }

  /** Waits for the next line, as long as it may take. */
  Heard next() throws InterruptedException {
    if (begun) {
      return silenceMax == null ? heard.take() : within(silenceMax, new Heard.Silence(silenceMax));
    }
    begun = true;
    return within(OPENING_MAX, new Heard.Failure(late()));
  }

  private Heard within(Duration max, Heard otherwise) throws InterruptedException {
    Heard next = heard.poll(max.toMillis(), TimeUnit.MILLISECONDS);
    return next == null ? otherwise : next;
  }

  private static CliException late() {
    return new CliException(
        ExitCode.UNAVAILABLE,
        "the worker did not begin its answer within " + OPENING_MAX.toSeconds() + " s",
        "Look closer: varve doctor");
  }

  private Heard ending(Asking asking) {
    try {
      asking.lines(line -> put(new Heard.Line(line)));
      return new Heard.End();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return new Heard.End();
    } catch (RuntimeException e) {
      return new Heard.Failure(e);
    }
  }

  /** Once nobody listens any more, what still comes is let go. */
  private void put(Heard one) {
    try {
      heard.put(one);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    api.close();
  }
}
