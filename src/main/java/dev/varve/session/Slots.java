package dev.varve.session;

import dev.varve.queue.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of rights to a live run, granted in the order they were asked for; a live session before any bulk
 * one. Reserved atomically: who is granted a slot holds it before it knows. Thread-safe.
 */
public class Slots {

  /** Who holds or wants a slot. */
  public record Claimant(SessionId session, RunId run) {}

  private record Waiter(Claimant claimant, Instant since) {}

  private final int size;
  private final Set<Claimant> holders = new LinkedHashSet<>();
  private final Deque<Waiter> live = new ArrayDeque<>();
  private final Deque<Waiter> bulk = new ArrayDeque<>();

  public Slots(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("at least one slot");
    }
    this.size = size;
  }

  /** True when the slot is granted at once; else the claimant waits and a later give returns it. */
  public synchronized boolean ask(Claimant claimant, Lane lane, Instant at) {
    boolean nobodyBefore = live.isEmpty() && (lane == Lane.LIVE || bulk.isEmpty());
    if (nobodyBefore && holders.size() < size) {
      holders.add(claimant);
      return true;
    }
    (lane == Lane.LIVE ? live : bulk).add(new Waiter(claimant, at));
    return false;
  }

  /** Takes the claimant out, whether it holds or waits; returns who holds its slot now. */
  public synchronized Optional<Claimant> give(Claimant claimant) {
    if (!holders.remove(claimant)) {
      live.removeIf(waiter -> waiter.claimant().equals(claimant));
      bulk.removeIf(waiter -> waiter.claimant().equals(claimant));
      return Optional.empty();
    }
    Waiter next = next();
    if (next == null) {
      return Optional.empty();
    }
    holders.add(next.claimant());
    return Optional.of(next.claimant());
  }

  /** Who is served next; taken out of its queue. */
  private @Nullable Waiter next() {
    Waiter next = live.poll();
    return next == null ? bulk.poll() : next;
  }

  /** Whether somebody waits, and for longer than a busy run may go on. */
  public synchronized Demand demand(Instant at, Duration yieldAfter) {
    Waiter oldest = live.peek();
    if (oldest == null) {
      return bulk.isEmpty() ? Demand.NONE : Demand.WAITING;
    }
    return oldest.since().plus(yieldAfter).isBefore(at) ? Demand.OVERDUE : Demand.WAITING;
  }

  synchronized List<Claimant> holders() {
    return new ArrayList<>(holders);
  }

  /** How many there are, how many are taken, and how many wait for one. */
  public record Use(int size, int taken, int waiting) {}

  synchronized Use use() {
    return new Use(size, holders.size(), waiting());
  }

  private int waiting() {
    return live.size() + bulk.size();
  }

  /** For the simulation: no claimant is twice anywhere, and nobody waits while a slot is free. */
  public synchronized boolean isSound() {
    if (waiting() > 0 && holders.size() < size) {
      return false;
    }
    Set<Claimant> all = new HashSet<>(holders);
    live.forEach(waiter -> all.add(waiter.claimant()));
    bulk.forEach(waiter -> all.add(waiter.claimant()));
    return holders.size() <= size && all.size() == holders.size() + waiting();
  }
}
