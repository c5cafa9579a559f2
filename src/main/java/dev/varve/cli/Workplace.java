package dev.varve.cli;

import dev.varve.health.Listener;
import dev.varve.health.Listener.Identity;
import dev.varve.health.WorkerFile;
import dev.varve.settings.Home;
import dev.varve.settings.HomeException;
import dev.varve.settings.HomeException.Reason;
import dev.varve.settings.Settings;
import dev.varve.settings.Token;
import dev.varve.settings.WorkerLock;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The home a command works on, and the worker that may run there. */
final class Workplace {

  private final Map<String, String> env;
  private final Home home;

  Workplace(Map<String, String> env) {
    this.env = env;
    this.home = Home.of(env);
  }

  /** Another home, with the same environment otherwise. */
  static Workplace at(Path home, Map<String, String> env) {
    return new Workplace(env).with(Home.VARIABLE, home.toString());
  }

  /** The same with one variable set. */
  Workplace with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(env);
    changed.put(variable, value);
    return new Workplace(Map.copyOf(changed));
  }

  Map<String, String> env() {
    return env;
  }

  Home home() {
    return home;
  }

  Settings settings() {
    return Settings.load(home, env);
  }

  Optional<WorkerFile> workerFile() throws IOException {
    return WorkerFile.read(home.workerFile());
  }

  /** A worker of this home that answers and has proved who it is. */
  record Running(WorkerFile file, Identity.Ours identity, Api api) {}

  Optional<Running> running() throws IOException, InterruptedException {
    Optional<WorkerFile> file = workerFile();
    Optional<Token> token = Token.read(home);
    if (file.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    String secret = token.get().value();
    Listener listener = new Listener(secret.getBytes(StandardCharsets.US_ASCII), new SecureRandom());
    return listener.identify(file.get().port()) instanceof Identity.Ours ours
        ? Optional.of(new Running(file.get(), ours, new Api(file.get().port(), secret)))
        : Optional.empty();
  }

  Running required() throws IOException, InterruptedException {
    Optional<Running> running = running();
    if (running.isEmpty()) {
      refuseSilent();
    }
    return running.orElseThrow(
        () ->
            new CliException(
                ExitCode.UNAVAILABLE, "no worker is running on " + home.path(), "Start one: varve start"));
  }

  /** The process that was this home's last worker, as long as it lives; when {@link #running} is empty, it is silent. */
  Optional<ProcessHandle> process() throws IOException {
    return workerFile().flatMap(WorkerFile::process);
  }

  /** Throws when a worker lives, which nobody should ask before {@link #running} found none that answers. */
  void refuseSilent() throws IOException {
    Optional<ProcessHandle> silent = process();
    if (silent.isPresent()) {
      throw silent(silent.get(), ExitCode.UNAVAILABLE);
    }
  }

  private CliException silent(ProcessHandle worker, ExitCode code) {
    return new CliException(
        code,
        "the worker, pid %d, lives but does not answer (home %s)".formatted(worker.pid(), home.path()),
        "It may be stopping; if it stays so, end it and start another: varve stop; varve start");
  }

  CliException nothingStored() {
    return new CliException(
        ExitCode.UNAVAILABLE,
        "nothing is stored in " + home.path(),
        "Start a worker: varve start. It hears from coding agents after varve install, of past sessions by varve backfill");
  }

  /** The right to work on the store itself, taken without waiting. */
  WorkerLock lock() throws IOException, InterruptedException {
    try {
      return WorkerLock.acquire(home);
    } catch (HomeException e) {
      throw explained(e, ExitCode.UNAVAILABLE);
    }
  }

  /** The same failure, or with the code given what is wrong with the worker that has the lock and answers nobody. */
  RuntimeException explained(HomeException failure, ExitCode ofSilent) throws IOException, InterruptedException {
    Optional<ProcessHandle> holder = failure.reason() == Reason.BUSY ? process() : Optional.empty();
    return holder.isPresent() && running().isEmpty() ? silent(holder.get(), ofSilent) : failure;
  }

  /** The books of the running worker, else those of the store itself. The caller closes them. */
  Ledger ledger(InstantSource clock) throws IOException, InterruptedException {
    Optional<Running> running = running();
    if (running.isPresent()) {
      return new WorkerLedger(running.get().api());
    }
    if (!Files.exists(home.database())) {
      throw nothingStored();
    }
    WorkerLock lock = lock();
    try {
      return new StoreLedger(lock, SqliteDatabase.open(SqliteOptions.of(home.database())), clock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }
}
