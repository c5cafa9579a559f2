package dev.varve.health;

import dev.varve.health.Listener.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a worker runs, and whether the one that answers is ours. */
record ListenerCheck(Path workerFile, Listener listener) implements Check {

  @Override
  public List<Finding> findings() throws InterruptedException {
    try {
      Optional<WorkerFile> file = WorkerFile.read(workerFile);
      return List.of(file.isPresent() ? found(file.get()) : none());
    } catch (IOException e) {
      return List.of(Finding.fail("worker", workerFile + " cannot be read: " + e.getMessage(), "Check its mode."));
    }
  }

  private static Finding none() {
    return Finding.warn("worker", "none is running", "Start it: varve start");
  }

  private Finding found(WorkerFile file) throws InterruptedException {
    boolean alive = file.process().isPresent();
    return switch (listener.identify(file.port())) {
      case Identity.Ours ours when ours.ready() ->
          Finding.ok("worker", "ours, ready on port %d, pid %d".formatted(file.port(), ours.pid()));
      case Identity.Ours ours ->
          Finding.warn("worker", "pid %d is ours and not ready yet".formatted(ours.pid()), "Wait a little.");
      case Identity.Foreign foreign when alive ->
          Finding.fail(
              "worker",
              "pid %d runs, but port %d does not answer as ours: %s".formatted(file.pid(), file.port(), foreign.evidence()),
              "varve stop; varve start");
      case Identity.Foreign foreign ->
          Finding.fail(
              "worker",
              "port %d is not ours: %s".formatted(file.port(), foreign.evidence()),
              "End that program, or set another port (server.port in the settings), then: varve start");
      case Identity.Silent silent when alive ->
          Finding.fail("worker", "pid %d runs, but %s".formatted(file.pid(), silent.evidence()), "varve stop; varve start");
      case Identity.Silent _ -> none();
    };
  }
}
