package dev.varve.cli;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The worker's event stream, read in the background so that its silence can be heard. For one listening thread; closing
 * ends the reading and the connection.
 */
final class EventStream implements AutoCloseable {

  /** From the question to the first line, with which the worker begins at once; a busy machine takes its time. */
  static final Duration OPENING_MAX = Duration.ofSeconds(30);

  /** Lines that wait to be printed. */
  private static final int LINES_MAX = 256;

  /** What there is to hear next. */
  sealed interface Heard {

    record Line(String text) implements Heard {}

    /** Nothing for as long as was to be waited. */
    record Silence() implements Heard {}

    /** The worker closed the stream in good order. */
    record End() implements Heard {}

    /** The worker refused to begin, or the stream broke off; nothing follows. */
    record Failure(RuntimeException cause) implements Heard {}
  }

  private final Api api;
  private final @Nullable Duration silenceMax;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>(LINES_MAX);
  private final Thread reader;
  private boolean begun;

  private EventStream(Api api, String lastId, @Nullable Duration silenceMax) {
    this.api = api;
    this.silenceMax = silenceMax;
    this.reader = Thread.ofVirtual().name("varve-tail").unstarted(() -> put(ending(lastId)));
  }

  /**
   * Asks for the events after an id.
   *
   * @param lastId empty for new events only
   * @param silenceMax how long to wait for a line once the stream has begun; null for ever
   */
  static EventStream of(Api api, String lastId, @Nullable Duration silenceMax) {
    EventStream stream = new EventStream(api, lastId, silenceMax);
    stream.reader.start();
    return stream;
  }

  /** Waits for the next line, as long as it may take. */
  Heard next() throws InterruptedException {
    if (begun) {
      return silenceMax == null ? heard.take() : within(silenceMax, new Heard.Silence());
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
        "the worker did not begin its event stream within " + OPENING_MAX.toSeconds() + " s",
        "Look closer: varve doctor");
  }

  private Heard ending(String lastId) {
    try {
      api.events(lastId, line -> put(new Heard.Line(line)));
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
