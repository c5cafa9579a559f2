package dev.varve.cli;

import dev.varve.cli.Workplace.Running;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A temporary home with a worker of its own; closing stops the worker and deletes the home, unless it is kept. */
final class DemoHome implements AutoCloseable {

  private final Terminal terminal;
  private final Path path;
  private final Workplace workplace;
  private final DetachedWorker worker;
  private final boolean keep;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DemoHome(Terminal terminal, Path path, boolean keep) {
    this.terminal = terminal;
    this.path = path;
    this.workplace = Workplace.at(path, withoutSettings(terminal.env()));
    this.worker = new DetachedWorker(workplace, terminal.clock());
    this.keep = keep;
  }

  /** What the user has set may name a model, a key or an address. */
  private static Map<String, String> withoutSettings(Map<String, String> env) {
    Map<String, String> plain = new HashMap<>(env);
    plain.keySet().removeIf(name -> name.startsWith("VARVE_"));
    return plain;
  }

  static DemoHome create(Terminal terminal, boolean keep) throws IOException {
    Path path =
        Files.createTempDirectory(
            "varve-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    DemoHome home = new DemoHome(terminal, path, keep);
    // The worker has a session of its own, so an interrupt at the terminal reaches only us.
    Runtime.getRuntime().addShutdownHook(new Thread(home::close, "varve-demo-end"));
    return home;
  }

  Path path() {
    return path;
  }

  Workplace workplace() {
    return workplace;
  }

  Running start() throws IOException, InterruptedException {
    return worker.start(List.of("--port", "0"));
  }

  @Override
  public void close() {
    if (keep || !closed.compareAndSet(false, true)) {
      return;
    }
    try {
      new Stopping(workplace, terminal.clock()).stop();
      worker.giveUp();
      delete(path);
    } catch (IOException | CliException e) {
      terminal.note("could not remove " + path + "; delete it yourself");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void delete(Path path) throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
