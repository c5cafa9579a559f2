package dev.varve.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts children and ends them with everything they started. Every living child is in the registry. Thread-safe;
 * a stop takes as long as its {@link StopPatience} and is not interruptible, because half a stop leaves a process.
 */
public final class Supervisor implements AutoCloseable {

  /** Until the kernel has cleared away what ended with the child. */
  private static final Duration LEFTOVERS_MAX = Duration.ofMillis(500);

  private record Charge(ChildProcess child, long session) {}

  private final Spawner spawner;
  private final ProcessRegistry registry;
  private final StopPatience patience;
  private final Map<ProcessIdentity, Charge> charges = new ConcurrentHashMap<>();
  private boolean closed;

  /** Owns the spawner from now on. */
  public Supervisor(Spawner spawner, ProcessRegistry registry, StopPatience patience) {
    this.spawner = spawner;
    this.registry = registry;
    this.patience = patience;
  }

  /** Refused once closed, when the program cannot be started, and when the registry cannot be written. */
  public synchronized Spawn start(Launch launch) {
    if (closed) {
      return new Spawn.Refused("the worker is shutting down");
    }
    Spawn spawn = spawner.spawn(launch);
    return switch (spawn) {
      case Spawn.Refused refused -> refused;
      case Spawn.Started started -> registered(started, launch);
    };
  }

  private Spawn registered(Spawn.Started started, Launch launch) {
    ChildProcess child = started.child();
    try {
      registry.add(new ProcessRegistry.Entry(child.identity(), launch));
    } catch (IOException e) {
      kill(child);
      return new Spawn.Refused("the registry of processes cannot be written: " + e.getMessage());
    }
    charges.put(child.identity(), new Charge(child, launch.session()));
    child.whenEnded(() -> forget(child));
    return started;
  }

  /** Once for each child, so that nothing is written any more when a closed supervisor has no children. */
  private void forget(ChildProcess child) {
    synchronized (charges) {
      if (charges.containsKey(child.identity())) {
        registry.remove(child.identity());
        charges.remove(child.identity());
      }
    }
  }

  /** Lets it finish, then asks, then forces. */
  public StopOutcome stop(ChildProcess child) {
    ProcessTree tree = new ProcessTree(child.identity());
    child.closeInput();
    if (child.awaitExit(patience.inputClosed())) {
      return verified(tree, StopOutcome.ENDED);
    }
    tree.terminate();
    if (child.awaitExit(patience.terminated())) {
      return verified(tree, StopOutcome.TERMINATED);
    }
    return killed(tree, child);
  }

  /** Forces it at once. */
  public StopOutcome kill(ChildProcess child) {
    return killed(new ProcessTree(child.identity()), child);
  }

  private StopOutcome killed(ProcessTree tree, ChildProcess child) {
    boolean gone = tree.kill(patience.killed());
    return gone && child.awaitExit(patience.killed()) ? StopOutcome.KILLED : StopOutcome.SURVIVED;
  }

  private StopOutcome verified(ProcessTree tree, StopOutcome outcome) {
    if (tree.awaitGone(LEFTOVERS_MAX)) {
      return outcome;
    }
    return tree.kill(patience.killed()) ? StopOutcome.KILLED : StopOutcome.SURVIVED;
  }

  /** Ends every child of a session at once, whoever owns it; returns how many there were. */
  public int killSession(long session) {
    int ended = 0;
    for (Charge charge : List.copyOf(charges.values())) {
      if (charge.session() == session) {
        kill(charge.child());
        ended++;
      }
    }
    return ended;
  }

  /** Children alive now. */
  public int living() {
    return charges.size();
  }

  /** Stops all children side by side and starts no more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    List<Thread> stops = new ArrayList<>();
    for (Charge charge : List.copyOf(charges.values())) {
      stops.add(Thread.ofPlatform().start(() -> stopForgotten(charge.child())));
    }
    boolean interrupted = false;
    for (Thread stop : stops) {
      interrupted |= !joined(stop);
    }
    spawner.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopForgotten(ChildProcess child) {
    stop(child);
    forget(child);
  }

  /** Interrupted, it goes on without waiting: closing the spawner ends what is left. */
  private static boolean joined(Thread thread) {
    try {
      thread.join();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
