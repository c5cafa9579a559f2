package dev.varve.memory;

import dev.varve.cache.RecentMap;
import dev.varve.queue.ProjectId;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides once to which project a checkout belongs, and remembers it. A new checkout joins an existing project only if
 * its repository contains a commit recorded for that project; else it is a project of its own until somebody merges
 * the two. Thread-safe.
 */
public final class ProjectDirectory {

  private static final int REMEMBERED_MAX = 1_000;

  private final Database database;
  private final InstantSource clock;
  private final Projects projects = new Projects();
  private final Map<String, String> settled = new RecentMap<>(REMEMBERED_MAX);

  private final Map<String, String> described = new HashMap<>();
  private int merges;

  public ProjectDirectory(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The identity of the project a checkout belongs to; stores what was decided the first time. */
  public String settled(ProjectCheckout checkout) {
    int asOf;
    synchronized (settled) {
      String known = settled.get(checkout.key());
      if (known != null) {
        return known;
      }
      asOf = merges;
    }
    Optional<String> identity = Optional.empty();
    while (identity.isEmpty()) {
      identity = tried(checkout);
    }
    synchronized (settled) {
      if (asOf == merges) {
        settled.put(checkout.key(), identity.get());
      }
    }
    return identity.get();
  }

  /** The project that goes by this identity now, for those whose word needs no proof; itself when none does yet. */
  public String named(String identity) {
    return database.read(
        tx -> Projects.byAlias(tx, identity).map(project -> Projects.identity(tx, project)).orElse(identity));
  }

  /** As {@link #settled} without storing anything. */
  public String decided(ProjectCheckout checkout) {
    return decided(checkout, database.read(tx -> KnownCheckout.of(tx, checkout)));
  }

  /** Whether a person's words mean the project of this identity; a name counts for one that is not known yet. */
  public boolean isCalled(String identity, String name, String words) {
    return database.read(tx -> new ProjectBook().isCalled(tx, identity, name, words));
  }

  /** Writes down what a project's own file says, when it says something else than before. */
  public void describe(String identity, @Nullable String label, @Nullable String retention) {
    String said = label + "\n" + retention;
    synchronized (described) {
      if (said.equals(described.get(identity))) {
        return;
      }
    }
    boolean known = database.write(tx -> new ProjectBook().describe(tx, identity, label, retention));
    synchronized (described) {
      if (described.size() >= REMEMBERED_MAX) {
        described.clear();
      }
      if (known) {
        described.put(identity, said);
      }
    }
  }

  /** Asks the store anew about every checkout, because projects were merged. */
  public void forget() {
    synchronized (settled) {
      merges++;
      settled.clear();
    }
  }

  private static String decided(ProjectCheckout checkout, KnownCheckout known) {
    return switch (known) {
      case KnownCheckout.Member member -> member.identity();
      case KnownCheckout.Candidate candidate ->
          checkout.holdsAny().test(candidate.heads()) ? candidate.identity() : checkout.own();
      case KnownCheckout.New _ -> checkout.claimed();
    };
  }

  /** Empty when the store has learned something meanwhile that the decision must consider. */
  private Optional<String> tried(ProjectCheckout checkout) {
    KnownCheckout known = database.read(tx -> KnownCheckout.of(tx, checkout));
    String identity = decided(checkout, known);
    return known instanceof KnownCheckout.Member || identity.equals(checkout.key())
        ? Optional.of(identity)
        : database.write(tx -> remembered(tx, checkout, identity, known instanceof KnownCheckout.New));
  }

  private Optional<String> remembered(Tx tx, ProjectCheckout checkout, String identity, boolean isFirst) {
    if (isFirst && !(KnownCheckout.of(tx, checkout) instanceof KnownCheckout.New)) {
      return Optional.empty();
    }
    ProjectId project = projects.identified(tx, identity, checkout.name(), clock.instant());
    Projects.alias(tx, checkout.key(), project, clock.instant());
    return Projects.byAlias(tx, checkout.key()).map(settledAs -> Projects.identity(tx, settledAs));
  }
}
