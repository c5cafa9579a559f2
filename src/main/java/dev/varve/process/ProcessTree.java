package dev.varve.process;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A process with everything that descends from it. Remembers whom it has seen, so that a descendant whose parent is
 * gone is still found. Used by one thread at a time.
 */
final class ProcessTree {

  private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

  /** Half a second. */
  private static final long ROOT_SPARED_LOOKS = 100;

  private final ProcessIdentity root;
  private final Set<ProcessIdentity> seen = new LinkedHashSet<>();

  ProcessTree(ProcessIdentity root) {
    this.root = root;
    seen.add(root);
    look();
  }

  /** Asks all but the root to end: it only waits for them and passes their exit on. */
  void terminate() {
    look();
    for (ProcessIdentity process : seen) {
      if (!process.equals(root)) {
        process.terminate();
      }
    }
  }

  /**
   * Ends all; false when one of them was still there after the time. The root comes last and only if it does not end
   * by itself: it takes away what was started between our look and our signal.
   */
  boolean kill(Duration max) {
    long looks = Math.max(1, max.toNanos() / LOOK_NANOS);
    for (long i = 0; i < looks; i++) {
      look();
      for (ProcessIdentity process : seen) {
        if (!process.equals(root) || i >= ROOT_SPARED_LOOKS) {
          process.kill();
        }
      }
      if (isGone()) {
        return true;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return isGone();
  }

  /** True when all have gone by themselves within the time. */
  boolean awaitGone(Duration max) {
    for (long looks = max.toNanos() / LOOK_NANOS; looks > 0 && !isGone(); looks--) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return isGone();
  }

  private boolean isGone() {
    return seen.stream().noneMatch(ProcessIdentity::isAlive);
  }

  /** Who was found below another is not looked at again: each look goes through all processes of the machine. */
  private void look() {
    Set<ProcessIdentity> below = new LinkedHashSet<>();
    for (ProcessIdentity process : List.copyOf(seen)) {
      if (!below.contains(process)) {
        process.handle().ifPresent(handle -> below.addAll(below(handle)));
      }
    }
    seen.addAll(below);
  }

  private static List<ProcessIdentity> below(ProcessHandle handle) {
    return handle.descendants().flatMap(process -> ProcessIdentity.of(process.pid()).stream()).toList();
  }
}
