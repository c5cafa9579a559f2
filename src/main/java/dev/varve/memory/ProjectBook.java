package dev.varve.memory;

import dev.varve.queue.Changes;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.settings.NearestName;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person may see and change about projects. */
public final class ProjectBook {

  private static final int NAME_LENGTH_MAX = 100;

  private static final String SELECT =
      """
      SELECT p.*,
        (SELECT count(*) FROM sessions s WHERE s.project_id = p.id) AS sessions,
        (SELECT max(s.last_event_at_ms) FROM sessions s WHERE s.project_id = p.id) AS last_event_at_ms,
        (SELECT count(*) FROM observations o WHERE o.project_id = p.id) AS observations,
        (SELECT count(*) FROM summaries u WHERE u.project_id = p.id) AS summaries
      FROM projects p ORDER BY coalesce(last_event_at_ms, p.created_at_ms) DESC""";

  /** What a person's words for a project mean. */
  public sealed interface Match {

    record One(ProjectId project) implements Match {}

    record None() implements Match {}

    /** Several have that name; only their identities tell them apart. */
    record Several(List<String> identities) implements Match {}
  }

  /** What came of a merge. */
  public sealed interface Merged {

    /** So many rows are now those of the other project. */
    record Done(long sessions, long messages, long observations, long summaries) implements Merged {}

    /** An observer has messages of the project at this moment; what it answers could not be stored. */
    record Busy() implements Merged {}
  }

  /** All projects, the latest first. */
  public List<ProjectView> list(Tx tx) {
    return tx.list(SELECT, row -> view(tx, row));
  }

  /** By identity or alias, else by name. */
  public Match find(Tx tx, String words) {
    Optional<ProjectId> identified = Projects.byIdentity(tx, words).or(() -> Projects.byAlias(tx, words));
    if (identified.isPresent()) {
      return new Match.One(identified.get());
    }
    List<Long> named = tx.list("SELECT id FROM projects WHERE name = ? ORDER BY id", row -> row.number(1), words);
    return switch (named.size()) {
      case 0 -> new Match.None();
      case 1 -> new Match.One(new ProjectId(named.getFirst()));
      default -> new Match.Several(named.stream().map(id -> Projects.identity(tx, new ProjectId(id))).toList());
    };
  }

  /** Whether anything is known under these words, in any case. */
  public boolean isKnown(Tx tx, String words) {
    return !identities(tx, words).isEmpty() || Projects.byAlias(tx, words).isPresent();
  }

  /**
   * Whether these words name a project, by identity, alias or in any case by name.
   *
   * @param name what it is called as long as nothing is known of it
   */
  public boolean isCalled(Tx tx, String identity, String name, String words) {
    Optional<ProjectId> known = Projects.byIdentity(tx, identity);
    if (Filter.column(words).equals("identity")) {
      return identity.equals(words) || known.isPresent() && known.equals(Projects.byAlias(tx, words));
    }
    String called = known.flatMap(id -> tx.first("SELECT name FROM projects WHERE id = ?", row -> row.text(1), id.value()))
        .orElse(name);
    return called.equalsIgnoreCase(words);
  }

  /** What may have been meant by words that name no project: the name, or with a colon the identity, most like them. */
  public Optional<String> nearest(Tx tx, String words) {
    List<String> known = tx.list("SELECT DISTINCT " + Filter.column(words) + " FROM projects", row -> row.text(1));
    return known.isEmpty() ? Optional.empty() : Optional.of(NearestName.of(words, known));
  }

  /** Every identity of the projects that these words may mean. */
  public List<String> identities(Tx tx, String words) {
    return tx.list(
        """
        SELECT p.identity FROM projects p WHERE lower(p.name) = lower(?) OR p.identity = ?
        UNION
        SELECT a.identity FROM project_aliases a JOIN projects p ON p.id = a.project_id
        WHERE lower(p.name) = lower(?) OR p.identity = ?""",
        row -> row.text(1),
        words,
        words,
        words,
        words);
  }

  /** Whether a project may be called so: a colon is what tells an identity from a name. */
  public static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= NAME_LENGTH_MAX
        && name.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
  }

  public void rename(Tx tx, ProjectId project, String name) {
    tx.update("UPDATE projects SET name = ? WHERE id = ?", name, project.value());
  }

  /** Writes down what a project's own file says; whether there was such a project. */
  public boolean describe(Tx tx, String identity, @Nullable String label, @Nullable String retention) {
    return tx.update(
            "UPDATE projects SET label = ?, retention = ? WHERE space_id = 1 AND identity = ?",
            label,
            retention,
            identity)
        > 0;
  }

  /** The ids of all projects that these words name, by identity, alias or name; empty when there are none. */
  public List<Long> named(Tx tx, String words) {
    return tx.list(
        """
        SELECT id FROM projects WHERE identity = ? OR (name = ? AND ? = 'name')
        UNION SELECT project_id FROM project_aliases WHERE identity = ?""",
        row -> row.number(1),
        words,
        words,
        Filter.column(words),
        words);
  }

  /** All that is the one's becomes the other's, and so does what comes later; the one is an alias from now on. */
  public Merged merge(Tx tx, ProjectId from, ProjectId into, Instant now) {
    long busy =
        tx.number("SELECT count(*) FROM messages WHERE state = 'processing' AND project_id = ?", from.value());
    if (busy > 0) {
      return new Merged.Busy();
    }
    Merged.Done done =
        new Merged.Done(
            tx.update("UPDATE sessions SET project_id = ? WHERE project_id = ?", into.value(), from.value()),
            tx.update("UPDATE messages SET project_id = ? WHERE project_id = ?", into.value(), from.value()),
            tx.update("UPDATE observations SET project_id = ? WHERE project_id = ?", into.value(), from.value()),
            tx.update("UPDATE summaries SET project_id = ? WHERE project_id = ?", into.value(), from.value()));
    tx.update("UPDATE prompts SET project_id = ? WHERE project_id = ?", into.value(), from.value());
    tx.update("UPDATE failures SET project_id = ? WHERE project_id = ?", into.value(), from.value());
    ProjectFiles.move(tx, from, into);
    String identity = Projects.identity(tx, from);
    tx.update("UPDATE project_aliases SET project_id = ? WHERE project_id = ?", into.value(), from.value());
    tx.update("DELETE FROM projects WHERE id = ?", from.value());
    Projects.alias(tx, identity, into, now);
    Changes.append(tx, "merged", new SessionId(0), into.value(), now);
    return done;
  }

  private static ProjectView view(Tx tx, Row row) throws SQLException {
    long id = row.number("id");
    List<String> aliases =
        tx.list("SELECT identity FROM project_aliases WHERE project_id = ? ORDER BY identity", one -> one.text(1), id);
    return new ProjectView(
        id,
        row.text("name"),
        row.text("identity"),
        row.textOrNull("label"),
        row.textOrNull("retention"),
        row.number("sessions"),
        row.number("observations"),
        row.number("summaries"),
        row.instantOrNull("last_event_at_ms"),
        aliases);
  }
}
