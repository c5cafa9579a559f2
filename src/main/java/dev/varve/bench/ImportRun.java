package dev.varve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/** How long an import takes until all of it can be found: the command beside a worker, each a process of its own. */
final class ImportRun {

  /** As the launcher starts a command. */
  private static final List<String> COMMAND_FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "--enable-native-access=ALL-UNNAMED");

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration FOUND_MAX = Duration.ofMinutes(10);

  private final BenchHome home;
  private final LongSupplier nanoClock;

  ImportRun(BenchHome home, LongSupplier nanoClock) {
    this.home = home;
    this.nanoClock = nanoClock;
  }

  /**
   * What it took.
   *
   * @param storedSeconds until the command had ended, and all was on disk
   * @param foundSeconds from the same beginning until the last memory was found
   * @param workerSeconds of the worker's processor time
   * @param workerBytes that the worker held in memory at the end
   */
  record Result(
      double storedSeconds, double foundSeconds, double workerSeconds, long fileBytes, long storeBytes, long workerBytes) {}

  Result run(int memories, long seed) throws IOException, InterruptedException {
    Path file = home.path().resolve("export.jsonl");
    new ExportFile(new Random(seed)).write(file, memories);
    try (WorkerProcess worker = WorkerProcess.ready(home, Map.of())) {
      Duration before = processorTime(worker);
      long began = nanoClock.getAsLong();
      importing(file);
      long stored = nanoClock.getAsLong();
      awaitFound(worker);
      long found = nanoClock.getAsLong();
      return new Result(
          (stored - began) / 1e9,
          (found - began) / 1e9,
          processorTime(worker).minus(before).toMillis() / 1e3,
          Files.size(file),
          Files.size(home.database()),
          ResidentMemory.bytes(worker.handle().pid()));
    }
  }

  private void importing(Path file) throws IOException, InterruptedException {
    Map<String, String> env = Map.of("VARVE_HOME", home.path().toString());
    List<String> arguments = List.of("import", file.toString());
    Process command = JavaProcess.start(COMMAND_FLAGS, "dev.varve.Varve", arguments, env, false, home.output());
    int status = command.waitFor();
    if (status != 0) {
      throw new IOException("the import ended with " + status + ":\n" + Files.readString(home.output()));
    }
  }

  private void awaitFound(WorkerProcess worker) throws IOException, InterruptedException {
    long lastNanos = nanoClock.getAsLong() + FOUND_MAX.toNanos();
    while (worker.get("/v1/search?limit=1&q=" + ExportFile.LAST).path("items").isEmpty()) {
      if (nanoClock.getAsLong() > lastNanos) {
        throw new IOException("the last memory was not found within " + FOUND_MAX);
      }
      Thread.sleep(PAUSE);
    }
  }

  private static Duration processorTime(WorkerProcess worker) {
    return worker.handle().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
