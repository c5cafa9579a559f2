package dev.varve.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One running child and its streams. Thread-safe; it is stopped by the {@link Supervisor}. */
public final class ChildProcess {

  private static final Duration ERRORS_MAX = Duration.ofMillis(500);

  private final Process process;
  private final ProcessIdentity identity;
  private final LongSupplier nanos;
  private final LineWriter input;
  private final LineReader output;
  private final ErrorTail errors;
  private final Thread errorThread;
  private volatile long lastActivityNanos;

  ChildProcess(Process process, OutputLimits limits, LongSupplier nanos) {
    this.process = process;
    this.identity = ProcessIdentity.of(process.pid()).orElseGet(() -> ProcessIdentity.ended(process.pid()));
    this.nanos = nanos;
    this.lastActivityNanos = nanos.getAsLong();
    this.input = new LineWriter(process.getOutputStream());
    this.output = new LineReader(new Pipe(process.getInputStream(), this::touch), limits);
    this.errors = new ErrorTail(new Pipe(process.getErrorStream(), this::touch), limits.errorBytesMax());
    serve("in", input);
    serve("out", output);
    this.errorThread = serve("err", errors);
    whenEnded(input::close);
  }

  private Thread serve(String stream, Runnable work) {
    return Thread.ofPlatform().daemon().name("varve-child-" + process.pid() + "-" + stream).start(work);
  }

  private void touch() {
    lastActivityNanos = nanos.getAsLong();
  }

  public ProcessIdentity identity() {
    return identity;
  }

  /** Writes one line to its stdin and does not wait; a line for a child that has ended is dropped. */
  public void send(String line) {
    input.send(line);
  }

  /** Ends its stdin once everything sent is written. */
  public void closeInput() {
    input.close();
  }

  /** Waits for what its stdout gives next. One thread at a time. */
  public Output next() throws InterruptedException {
    return output.next();
  }

  /** True when the empty line before its own output came in time. */
  boolean awaitReady(Duration max) throws InterruptedException {
    return new Output.Line("").equals(output.next(max));
  }

  /** The end of its stderr; complete once the child has ended. */
  public String errors() {
    if (!process.isAlive()) {
      awaitErrors();
    }
    return errors.text();
  }

  private void awaitErrors() {
    try {
      errorThread.join(ERRORS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When it last wrote anything, or was started. */
  public long lastActivityNanos() {
    return lastActivityNanos;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** True when it ended within the time. Not interruptible. */
  public boolean awaitExit(Duration max) {
    process.onExit()
        .<@Nullable Process>thenApply(ended -> ended)
        .completeOnTimeout(null, max.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    return !process.isAlive();
  }

  /** How it ended; throws while it is alive. */
  public ChildEnd end() {
    return ChildEnd.of(process.exitValue(), errors());
  }

  /** Runs it soon after the end, on another thread; the thread that collects processes has a small stack. */
  void whenEnded(Runnable work) {
    var _ = process.onExit().thenRunAsync(work);
  }
}
