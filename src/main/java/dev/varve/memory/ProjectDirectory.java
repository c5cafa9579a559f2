package dev.varve.memory;

import dev.varve.queue.ProjectId;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** The newest heads say enough, and each is looked up in every pack. */
  private static final int HEADS_MAX = 200;

  private static final String HEADS =
      """
      SELECT head, max(at_ms) AS newest FROM (
        SELECT head, last_event_at_ms AS at_ms FROM sessions WHERE project_id = ? AND head IS NOT NULL
        UNION ALL
        SELECT head, created_at_ms AS at_ms FROM observations WHERE project_id = ? AND head IS NOT NULL) heads
      GROUP BY head ORDER BY newest DESC LIMIT ?""";

  private static final String BY_HEAD =
      """
      SELECT p.identity FROM projects p
      WHERE p.identity LIKE 'path:%' AND EXISTS (SELECT 1 FROM sessions s WHERE s.project_id = p.id AND s.head = ?)
      ORDER BY p.id""";

  private final Database database;
  private final InstantSource clock;
  private final Projects projects = new Projects();
  private final Map<String, String> settled =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  private final Map<String, String> described = new HashMap<>();
  private int merges;

  public ProjectDirectory(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What the store knows of a checkout. */
  private sealed interface Known {

    /** It belongs to this project. */
    record Member(String identity) implements Known {}

    /** It belongs to this project if it contains one of these commits. */
    record Candidate(String identity, List<String> heads) implements Known {}

    /** No project is like it. */
    record New() implements Known {}
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
    return decided(checkout, database.read(tx -> known(tx, checkout)));
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

  private static String decided(ProjectCheckout checkout, Known known) {
    return switch (known) {
      case Known.Member member -> member.identity();
      case Known.Candidate candidate ->
          checkout.holdsAny().test(candidate.heads()) ? candidate.identity() : checkout.own();
      case Known.New _ -> checkout.claimed();
    };
  }

  /** Empty when the store has learned something meanwhile that the decision must consider. */
  private Optional<String> tried(ProjectCheckout checkout) {
    Known known = database.read(tx -> known(tx, checkout));
    String identity = decided(checkout, known);
    return known instanceof Known.Member || identity.equals(checkout.key())
        ? Optional.of(identity)
        : database.write(tx -> remembered(tx, checkout, identity, known instanceof Known.New));
  }

  private Optional<String> remembered(Tx tx, ProjectCheckout checkout, String identity, boolean isFirst) {
    if (isFirst && !(known(tx, checkout) instanceof Known.New)) {
      return Optional.empty();
    }
    ProjectId project = projects.identified(tx, identity, checkout.name(), clock.instant());
    Projects.alias(tx, checkout.key(), project, clock.instant());
    return Projects.byAlias(tx, checkout.key()).map(settledAs -> Projects.identity(tx, settledAs));
  }

  private static Known known(Tx tx, ProjectCheckout checkout) {
    Optional<ProjectId> member =
        Projects.byAlias(tx, checkout.key()).or(() -> Projects.byIdentity(tx, checkout.key()));
    if (member.isPresent()) {
      return new Known.Member(Projects.identity(tx, member.get()));
    }
    return checkout.isClaim() ? claimed(tx, checkout) : moved(tx, checkout);
  }

  private static Known claimed(Tx tx, ProjectCheckout checkout) {
    return Projects.byIdentity(tx, checkout.claimed())
        .or(() -> Projects.byAlias(tx, checkout.claimed()))
        .<Known>map(project -> new Known.Candidate(Projects.identity(tx, project), heads(tx, project)))
        .orElseGet(Known.New::new);
  }

  /** A repository without an origin has moved when its commit is known from a place where nothing is any more. */
  private static Known moved(Tx tx, ProjectCheckout checkout) {
    if (checkout.head() == null) {
      return new Known.New();
    }
    for (String identity : tx.list(BY_HEAD, row -> row.text(1), checkout.head())) {
      if (!Files.exists(Path.of(identity.substring("path:".length())))) {
        return new Known.Candidate(identity, List.of(checkout.head()));
      }
    }
    return new Known.New();
  }

  private static List<String> heads(Tx tx, ProjectId project) {
    return tx.list(HEADS, row -> row.text(1), project.value(), project.value(), HEADS_MAX);
  }
}
