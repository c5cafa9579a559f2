package dev.varve.memory;

import dev.varve.queue.ProjectId;
import dev.varve.store.Tx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the store knows of a checkout. */
sealed interface KnownCheckout {

  /** It belongs to this project. */
  record Member(String identity) implements KnownCheckout {}

  /** It belongs to this project if it contains one of these commits. */
  record Candidate(String identity, List<String> heads) implements KnownCheckout {

    public Candidate {
      heads = List.copyOf(heads);
    }
  }

  /** No project is like it. */
  record New() implements KnownCheckout {}

  /** The newest heads say enough, and each is looked up in every pack. */
  int HEADS_MAX = 200;

  String HEADS =
      """
      SELECT head, max(at_ms) AS newest FROM (
        SELECT head, last_event_at_ms AS at_ms FROM sessions WHERE project_id = ? AND head IS NOT NULL
        UNION ALL
        SELECT head, created_at_ms AS at_ms FROM observations WHERE project_id = ? AND head IS NOT NULL) heads
      GROUP BY head ORDER BY newest DESC LIMIT ?""";

  String BY_HEAD =
      """
      SELECT p.identity FROM projects p
      WHERE p.identity LIKE 'path:%' AND EXISTS (SELECT 1 FROM sessions s WHERE s.project_id = p.id AND s.head = ?)
      ORDER BY p.id""";

  static KnownCheckout of(Tx tx, ProjectCheckout checkout) {
    Optional<ProjectId> member =
        Projects.byAlias(tx, checkout.key()).or(() -> Projects.byIdentity(tx, checkout.key()));
    if (member.isPresent()) {
      return new Member(Projects.identity(tx, member.get()));
    }
    return checkout.isClaim() ? claimed(tx, checkout) : moved(tx, checkout);
  }

  private static KnownCheckout claimed(Tx tx, ProjectCheckout checkout) {
    return Projects.byIdentity(tx, checkout.claimed())
        .or(() -> Projects.byAlias(tx, checkout.claimed()))
        .<KnownCheckout>map(project -> new Candidate(Projects.identity(tx, project), heads(tx, project)))
        .orElseGet(New::new);
  }

  /** A repository without an origin has moved when its commit is known from a place where nothing is any more. */
  private static KnownCheckout moved(Tx tx, ProjectCheckout checkout) {
    if (checkout.head() == null) {
      return new New();
    }
    for (String identity : tx.list(BY_HEAD, row -> row.text(1), checkout.head())) {
      if (!Files.exists(Path.of(identity.substring("path:".length())))) {
        return new Candidate(identity, List.of(checkout.head()));
      }
    }
    return new New();
  }

  private static List<String> heads(Tx tx, ProjectId project) {
    return tx.list(HEADS, row -> row.text(1), project.value(), project.value(), HEADS_MAX);
  }
}
