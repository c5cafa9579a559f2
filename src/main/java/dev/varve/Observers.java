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
import dev.varve.settings.HomeFolder;
import dev.varve.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the observers that settings ask for, and ends the children of those that are programs. Thread-safe. */
final class Observers implements AutoCloseable {

  private final WorkerOptions options;
  private final ProcessRegistry registry;
  private final InstantSource clock;
  private final OpenParts children;
  private @Nullable Supervisor supervisor;

  private Observers(WorkerOptions options, ProcessRegistry registry, InstantSource clock, EngineEvents events) {
    this.options = options;
    this.registry = registry;
    this.clock = clock;
    this.children = new OpenParts(events);
  }

  /** Ends what a dead worker's children left before anything new is started. */
  static Observers of(WorkerOptions options, InstantSource clock, EngineEvents events) throws IOException {
    ProcessRegistry registry = new ProcessRegistry(options.home().processFile());
    ProcessRegistry.Reaped reaped = registry.reapOrphans();
    if (reaped.killed() + reaped.survived() > 0 || !reaped.evidence().isEmpty()) {
      events.publish(new EngineEvent.OrphansEnded(reaped.killed(), reaped.survived(), reaped.evidence()));
    }
    return new Observers(options, registry, clock, events);
  }

  /** Those the settings ask for. Rules come last: they need nothing and stand in for all others. */
  List<Observer> inOrder(Settings.Observer settings) throws IOException, InterruptedException {
    List<Observer> inOrder = new ArrayList<>();
    if (settings.use().equals("claude")) {
      inOrder.add(claude(settings.claude()));
    }
    Settings.Rules rules = settings.rules();
    inOrder.add(new RulesObserver(new GatherPolicy(rules.gatherMessages(), rules.gatherSilence(), true)));
    return inOrder;
  }

  private Observer claude(Settings.Claude claude) throws IOException, InterruptedException {
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
    return new ClaudeObserver(claudeOptions, Mode.code(), supervisor(), clock);
  }

  /** One for the worker's life: a run of an observer that was replaced still ends by it. */
  private synchronized Supervisor supervisor() throws IOException, InterruptedException {
    if (supervisor == null) {
      ChildEnvironment environment = new ChildEnvironment(options.env());
      Spawner spawner =
          new Spawner(SpawnLine.forThisMachine(), environment, OutputLimits.DEFAULT, System::nanoTime);
      supervisor = children.add("children", new Supervisor(spawner, registry, StopPatience.DEFAULT));
    }
    return supervisor;
  }

  private static Path markedDirectory(Home home) throws IOException {
    Path directory = home.observerDirectory();
    new HomeFolder(directory).make();
    Path mark = directory.resolve(Home.OBSERVER_MARK);
    if (!Files.exists(mark)) {
      Files.createFile(mark);
    }
    return directory;
  }

  @Override
  public void close() {
    children.close();
  }
}
