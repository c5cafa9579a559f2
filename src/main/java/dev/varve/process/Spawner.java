package dev.varve.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * Starts children, all from one permanent thread: the kernel ends a child when the thread that started it ends.
 * Thread-safe.
 */
public final class Spawner implements AutoCloseable {

  private static final Duration READY_MAX = Duration.ofSeconds(20);

  private final ExecutorService parent =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("varve-children").factory());
  private final SpawnLine line;
  private final ChildEnvironment environment;
  private final OutputLimits limits;
  private final LongSupplier nanos;

  /** Activity of children is measured by {@code nanos}, a monotonic clock. */
  public Spawner(SpawnLine line, ChildEnvironment environment, OutputLimits limits, LongSupplier nanos) {
    this.line = line;
    this.environment = environment;
    this.limits = limits;
    this.nanos = nanos;
  }

  /** Not interruptible, so that no child is ever without an owner; takes some milliseconds. */
  Spawn spawn(Launch launch) {
    Path program = Path.of(launch.command().getFirst());
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      return new Spawn.Refused("not an executable file: " + program);
    }
    return CompletableFuture.supplyAsync(() -> start(launch), parent).join();
  }

  private Spawn start(Launch launch) {
    ProcessBuilder builder = new ProcessBuilder(line.around(launch.command()));
    builder.directory(launch.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment.with(launch.env()));
    try {
      return ready(new ChildProcess(builder.start(), limits, nanos));
    } catch (IOException e) {
      return new Spawn.Refused("could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Spawn.Refused("the worker is shutting down");
    }
  }

  /** A child killed while it is being set up could leave a part of itself behind, so nobody has it before. */
  private static Spawn ready(ChildProcess child) throws InterruptedException {
    if (child.awaitReady(READY_MAX)) {
      return new Spawn.Started(child);
    }
    new ProcessTree(child.identity()).kill(READY_MAX);
    return new Spawn.Refused("it did not come to run: " + child.errors().strip());
  }

  /** Ends the thread, and with it what it still has of children. */
  @Override
  public void close() {
    parent.shutdownNow();
  }
}
