package dev.varve.context;

import dev.varve.cache.RecentMap;
import dev.varve.session.SessionKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows in memory which commands of the latest sessions have failed and what was changed since, and writes down what
 * became of them. What it forgets in a restart only means that a solution is not recognised: that a command succeeded
 * ends its failures in every session. Thread-safe.
 */
final class FailureWatch {

  private static final int SESSIONS_MAX = 1_000;
  private static final int COMMANDS_MAX = 100;
  private static final int REPETITIONS_MAX = 20;

  /** Of one session. */
  private static final class Trail {
    private final Map<String, List<Long>> open = new HashMap<>();
    private long lastChange;
  }

  private final Failures failures;
  private final WriteBehind writes;
  private final InstantSource clock;
  private final Map<SessionKey, Trail> trails = new RecentMap<>(SESSIONS_MAX);

  FailureWatch(Failures failures, WriteBehind writes, InstantSource clock) {
    this.failures = failures;
    this.writes = writes;
    this.clock = clock;
  }

  void used(SessionKey session, long message, CommandStep step) {
    if (step.command() != null || step.changes()) {
      follow(session, message, step);
    }
  }

  private synchronized void follow(SessionKey session, long message, CommandStep step) {
    if (step.failed() && step.command() != null) {
      failed(trails.computeIfAbsent(session, key -> new Trail()), message, step.command(), step);
      return;
    }
    if (step.failed()) {
      return;
    }
    Trail trail = trails.get(session);
    Set<String> commands = commands(step);
    List<Long> solved = trail == null ? List.of() : solved(trail, commands);
    if (trail != null && !solved.isEmpty()) {
      succeeded(trail, solved, message);
    } else if (trail != null && step.changes()) {
      trail.lastChange = message;
    }
    if (!commands.isEmpty()) {
      writes.add(tx -> commands.forEach(command -> failures.ended(tx, command, message)));
    }
  }

  /** What has succeeded with this step. */
  private static Set<String> commands(CommandStep step) {
    Set<String> commands = new LinkedHashSet<>(step.parts());
    if (step.command() != null) {
      commands.add(step.command());
    }
    return commands;
  }

  /** The failures of its own session that a success ends. */
  private static List<Long> solved(Trail trail, Set<String> commands) {
    List<Long> solved = new ArrayList<>();
    commands.forEach(command -> solved.addAll(Objects.requireNonNullElse(trail.open.remove(command), List.of())));
    return solved;
  }

  private void failed(Trail trail, long message, String command, CommandStep step) {
    List<Long> same = trail.open.get(command);
    if (same == null && trail.open.size() < COMMANDS_MAX) {
      same = new ArrayList<>();
      trail.open.put(command, same);
    }
    if (same != null && same.size() < REPETITIONS_MAX) {
      same.add(message);
      writes.add(tx -> failures.failed(tx, message, step, clock.instant()));
      alsoEndedBy(trail, step.whole(), message);
    }
  }

  private static void alsoEndedBy(Trail trail, @Nullable String whole, long message) {
    List<Long> same = whole == null ? null : trail.open.get(whole);
    if (same == null && whole != null && trail.open.size() < COMMANDS_MAX) {
      same = new ArrayList<>();
      trail.open.put(whole, same);
    }
    if (same != null && same.size() < REPETITIONS_MAX) {
      same.add(message);
    }
  }

  /** What was changed before a failure did not solve it. */
  private void succeeded(Trail trail, List<Long> solved, long message) {
    long change = trail.lastChange;
    for (long failure : solved) {
      writes.add(tx -> failures.succeeded(tx, List.of(failure), message, change > failure ? change : null));
    }
  }
}
