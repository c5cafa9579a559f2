package dev.varve.context;

import dev.varve.memory.Summaries;
import dev.varve.memory.Summary;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is worth knowing at the start of a session: the last summary, its next steps first; what failed and did not
 * succeed since; what touched the branch and the files worked on last; then what is recent. Stateless.
 */
final class StartNotes {

  private static final String NEWEST =
      "SELECT id, branch FROM summaries WHERE project_id = ? ORDER BY original_at_ms DESC, id DESC LIMIT ?";

  private static final int SUMMARIES_LOOKED_AT = 5;
  private static final int PROBLEMS_MAX = 5;
  private static final int FILES_MAX = 12;
  private static final int PER_FILE_MAX = 3;
  private static final int OF_BRANCH_MAX = 20;
  private static final int RECENT_MAX = 60;

  private final Failures failures;
  private final Summaries summaries = new Summaries();

  StartNotes(Failures failures) {
    this.failures = failures;
  }

  /** The newest of the branch at hand, else the newest of all. */
  Optional<Summary> summary(Tx tx, Request request) {
    List<Named> newest =
        tx.list(NEWEST, row -> new Named(row.number(1), row.textOrNull("branch")), request.project(), SUMMARIES_LOOKED_AT);
    for (Named named : newest) {
      if (Objects.equals(named.branch(), request.place().branch())) {
        return summaries.find(tx, named.id());
      }
    }
    return newest.isEmpty() ? Optional.empty() : summaries.find(tx, newest.getFirst().id());
  }

  /** A summary and its branch. */
  private record Named(long id, @Nullable String branch) {}

  List<Candidate> candidates(Tx tx, Request request) {
    List<Candidate> pool = problems(tx, request);
    for (String path : filesAtHand(tx, request.project())) {
      add(pool, Notes.about(tx, request.project(), path, PER_FILE_MAX), Why.FILE, request);
    }
    String branch = request.place().branch();
    if (branch != null) {
      add(pool, Notes.ofBranch(tx, request.project(), branch, OF_BRANCH_MAX), Why.BRANCH, request);
    }
    add(pool, Notes.recent(tx, request.project(), RECENT_MAX), Why.RECENT, request);
    return pool;
  }

  List<Candidate> problems(Tx tx, Request request) {
    List<Candidate> pool = new ArrayList<>();
    for (long message : failures.open(tx, request.project(), request.now(), PROBLEMS_MAX)) {
      add(pool, Notes.ofMessage(tx, request.project(), message).stream().toList(), Why.PROBLEM, request);
    }
    return pool;
  }

  private static List<String> filesAtHand(Tx tx, long project) {
    return Notes.lastSession(tx, project).map(session -> Notes.modified(tx, session, FILES_MAX)).orElse(List.of());
  }

  static void add(List<Candidate> pool, List<Note> notes, Why why, Request request) {
    notes.forEach(note -> pool.add(Candidate.of(note, why, request.now())));
  }
}
