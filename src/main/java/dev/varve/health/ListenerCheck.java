package dev.varve.health;

import dev.varve.health.Listener.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether a worker runs, and whether the one that answers is ours; while none runs, whether the next one can listen.
 *
 * @param port on which the next one will; 0 for whichever is free
 */
record ListenerCheck(Path workerFile, int port, Listener listener) implements Check {

  @Override
  public List<Finding> findings() throws InterruptedException {
    try {
      Optional<WorkerFile> file = WorkerFile.read(workerFile);
      return List.of(file.isPresent() ? found(file.get()) : waiting());
    } catch (IOException e) {
      return List.of(Finding.fail("worker", workerFile + " cannot be read: " + e.getMessage(), "Check its mode."));
    }
  }

  private static Finding none() {
    return Finding.warn("worker", "none is running", "Start it: varve start");
  }

  private static Finding taken(TakenPort taken) {
    return Finding.fail("worker", "none is running, and " + taken.detail(), taken.remedy() + ". Then: varve start");
  }

  private Finding waiting() throws InterruptedException {
    if (port == 0) {
      return none();
    }
    return switch (listener.identify(port)) {
      case Identity.Ours ours -> ours(ours, port);
      case Identity.Foreign foreign -> taken(TakenPort.by(port, foreign));
      case Identity.Silent _ -> none();
    };
  }

  private static Finding ours(Identity.Ours ours, int port) {
    return ours.ready()
        ? Finding.ok("worker", "ours, ready on port %d, pid %d".formatted(port, ours.pid()))
        : Finding.warn("worker", "pid %d is ours and not ready yet".formatted(ours.pid()), "Wait a little.");
  }

  private Finding found(WorkerFile file) throws InterruptedException {
    boolean alive = file.process().isPresent();
    return switch (listener.identify(file.port())) {
      case Identity.Ours ours -> ours(ours, file.port());
      case Identity.Foreign foreign when alive ->
          Finding.fail(
              "worker",
              "pid %d runs, but port %d does not answer as ours: %s".formatted(file.pid(), file.port(), foreign.evidence()),
              "varve stop; varve start");
      case Identity.Silent silent when alive ->
          Finding.fail("worker", "pid %d runs, but %s".formatted(file.pid(), silent.evidence()), "varve stop; varve start");
      case Identity.Foreign _, Identity.Silent _ -> waiting();
    };
  }
}
