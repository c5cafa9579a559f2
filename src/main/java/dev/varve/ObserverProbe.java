package dev.varve;

import dev.varve.events.EngineEvents;
import dev.varve.observer.ObserverFailure;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks without a worker whether the observer that the settings ask for could work; asks no model. */
public final class ObserverProbe {

  private ObserverProbe() {}

  /** What keeps it from working; takes a second, and leaves nothing behind. */
  public static Optional<ObserverFailure> of(Settings settings, Map<String, String> env)
      throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("varve-probe");
    WorkerOptions options = new WorkerOptions(new Home(scratch), settings, env, "");
    try (Observers observers = Observers.of(options, InstantSource.system(), new EngineEvents())) {
      return observers.inOrder(settings.observer()).getFirst().probe();
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
