package dev.varve;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.claude.ClaudeObserver;
import dev.varve.observer.claude.ClaudeOptions;
import dev.varve.observer.reply.Mode;
import dev.varve.observer.rules.RulesObserver;
import dev.varve.process.ChildEnvironment;
import dev.varve.process.OutputLimits;
import dev.varve.process.ProcessRegistry;
import dev.varve.process.SpawnLine;
import dev.varve.process.Spawner;
import dev.varve.process.StopPatience;
import dev.varve.process.Supervisor;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The observers that the settings ask for, and the children of those that are programs. */
final class Observers implements AutoCloseable {

  private final OpenParts children;
  private final List<Observer> inOrder = new ArrayList<>();

  private Observers(EngineEvents events) {
    this.children = new OpenParts(events);
  }

  /** Ends what a dead worker's children left before anything new is started. */
  static Observers of(WorkerOptions options, InstantSource clock, EngineEvents events)
      throws IOException, InterruptedException {
    ProcessRegistry registry = new ProcessRegistry(options.home().processFile());
    ProcessRegistry.Reaped reaped = registry.reapOrphans();
    if (reaped.killed() + reaped.survived() > 0 || !reaped.evidence().isEmpty()) {
      events.publish(new EngineEvent.OrphansEnded(reaped.killed(), reaped.survived(), reaped.evidence()));
    }
    Observers observers = new Observers(events);
    Settings.Observer settings = options.settings().observer();
    if (settings.use().equals("claude")) {
      observers.inOrder.add(observers.claude(options, registry, clock));
    }
    Settings.Rules rules = settings.rules();
    observers.inOrder.add(new RulesObserver(new GatherPolicy(rules.gatherMessages(), rules.gatherSilence(), true)));
    return observers;
  }

  private Observer claude(WorkerOptions options, ProcessRegistry registry, InstantSource clock)
      throws IOException, InterruptedException {
    ChildEnvironment environment = new ChildEnvironment(options.env());
    Spawner spawner =
        new Spawner(SpawnLine.forThisMachine(), environment, OutputLimits.DEFAULT, System::nanoTime);
    Supervisor supervisor =
        children.add("children", new Supervisor(spawner, registry, StopPatience.DEFAULT));
    Settings.Claude claude = options.settings().observer().claude();
    Map<String, String> provider = new HashMap<>(options.env());
    provider.keySet().retainAll(Settings.Claude.VARIABLES);
    ClaudeOptions claudeOptions =
        new ClaudeOptions(
            claude.path().isEmpty()
                ? ClaudeOptions.onPath(options.env().getOrDefault("PATH", ""))
                : Path.of(claude.path()).toAbsolutePath(),
            claude.model(),
            markedDirectory(options.home()),
            provider,
            new GatherPolicy(claude.gatherMessages(), claude.gatherTime(), false),
            claude.slots());
    return new ClaudeObserver(claudeOptions, Mode.code(), supervisor, clock);
  }

  private static Path markedDirectory(Home home) throws IOException {
    Path directory = Files.createDirectories(home.observerDirectory());
    Path mark = directory.resolve(Home.OBSERVER_MARK);
    if (!Files.exists(mark)) {
      Files.createFile(mark);
    }
    return directory;
  }

  /** Rules come last: they need nothing and stand in for all others. */
  List<Observer> inOrder() {
    return List.copyOf(inOrder);
  }

  @Override
  public void close() {
    children.close();
  }
}
