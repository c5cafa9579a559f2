package dev.varve.memory.forget;

import dev.varve.memory.Memories;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Prompts;
import dev.varve.queue.Claims;
import dev.varve.queue.SessionId;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Forgets in two steps: a plan, and the plan carried out by its token. A crash in the middle leaves the rest for the
 * next time; what is gone is gone, and the books balance. Thread-safe.
 */
public final class Forgetting {

  /** Rows for each transaction; keeps it below the writer's 20 ms even when each has a long payload to overwrite. */
  private static final int SLICE = 20;

  private final Database database;
  private final Claims claims;
  private final InstantSource clock;
  private final Forgetter forgetter = new Forgetter();
  private final Prompts prompts = new Prompts();
  private final Memories memories = new Memories();

  public Forgetting(Database database, Claims claims, InstantSource clock) {
    this.database = database;
    this.claims = claims;
    this.clock = clock;
  }

  /** What came of carrying a plan out. */
  public sealed interface Outcome {

    /** Done; whatever observers know of these sessions must go with their runs. */
    record Forgotten(ForgetPlan plan, Set<SessionId> sessions) implements Outcome {}

    /** Nothing was done, because something else would fall by now. */
    record Changed(ForgetPlan plan) implements Outcome {}
  }

  /** What would fall now. */
  public ForgetPlan plan(ForgetScope scope) {
    return database.read(tx -> plan(tx, Cascade.of(tx, scope)));
  }

  /**
   * Carries a plan out, if it is still the same; on disk when this returns.
   *
   * @param actor who asked, in the books
   */
  public Outcome carryOut(ForgetScope scope, String token, String actor) {
    Targets targets = database.read(tx -> Cascade.of(tx, scope));
    ForgetPlan plan = database.read(tx -> plan(tx, targets));
    if (!plan.token().equals(token)) {
      return new Outcome.Changed(plan);
    }
    if (!plan.isEmpty()) {
      database.write(tx -> written(tx, scope, plan, actor));
    }
    Set<SessionId> sessions = database.read(tx -> sessions(tx, targets));
    sessions.forEach(session -> forgetOpen(session, targets));
    slices(targets.messages(), (tx, id) -> forgetter.message(tx, id, clock.instant()));
    slices(targets.prompts(), (tx, id) -> prompts.forget(tx, id, clock.instant()));
    Set<SessionId> closed = new LinkedHashSet<>(sessions);
    closed.addAll(database.read(tx -> ForgottenSpans.wholly(tx, scope)));
    slices(closed, (tx, session) -> close(tx, scope, session));
    return new Outcome.Forgotten(plan, closed);
  }

  /** What the bytes to look for later are taken from, before they are gone. */
  Probes probes(ForgetScope scope) {
    return database.read(tx -> Probes.of(tx, Cascade.of(tx, scope)));
  }

  /** First what observers may be working on: a turn under way, fenced with it, remembers nothing any more. */
  private void forgetOpen(SessionId session, Targets targets) {
    List<Long> open =
        database.read(
            tx ->
                tx.list(
                    "SELECT id FROM messages WHERE session_id = ? AND state IN ('pending', 'processing') ORDER BY id",
                    row -> row.number(1),
                    session.value()));
    List<Long> falling = open.stream().filter(targets.messages()::contains).toList();
    for (int from = 0; from == 0 || from < falling.size(); from += SLICE) {
      List<Long> slice = falling.subList(from, Math.min(from + SLICE, falling.size()));
      database.write(tx -> {
        claims.fence(tx, session, clock.instant());
        slice.forEach(id -> forgetter.message(tx, id, clock.instant()));
        return slice;
      });
    }
  }

  /** Once more, because a run may have begun meanwhile and been told of what was not yet gone. */
  private void close(Tx tx, ForgetScope scope, SessionId session) {
    ForgottenSpans.close(tx, scope, session, clock.instant());
    claims.fence(tx, session, clock.instant());
  }

  private interface Step<T> {
    void in(Tx tx, T item);
  }

  private <T> void slices(Collection<T> items, Step<T> step) {
    List<T> slice = new ArrayList<>(SLICE);
    for (T item : items) {
      slice.add(item);
      if (slice.size() == SLICE) {
        write(slice, step);
        slice.clear();
      }
    }
    write(slice, step);
  }

  private <T> void write(List<T> slice, Step<T> step) {
    if (!slice.isEmpty()) {
      database.write(tx -> {
        slice.forEach(item -> step.in(tx, item));
        return slice;
      });
    }
  }

  private boolean written(Tx tx, ForgetScope scope, ForgetPlan plan, String actor) {
    Map<String, Long> counts =
        Map.of(
            "by " + scope.label(), 1L,
            "observations", (long) plan.observations(),
            "summaries", (long) plan.summaries(),
            "prompts", (long) plan.prompts(),
            "messages", (long) plan.messages());
    AuditBook.write(tx, actor, "forget", counts, clock.instant());
    return true;
  }

  private static Set<SessionId> sessions(Tx tx, Targets targets) {
    Set<SessionId> sessions = new LinkedHashSet<>();
    for (long message : targets.messages()) {
      sessions.add(new SessionId(tx.number("SELECT session_id FROM messages WHERE id = ?", message)));
    }
    for (long prompt : targets.prompts()) {
      sessions.add(new SessionId(tx.number("SELECT session_id FROM prompts WHERE id = ?", prompt)));
    }
    return sessions;
  }

  private ForgetPlan plan(Tx tx, Targets targets) {
    List<MemoryRef> falling = new ArrayList<>();
    targets.observations().forEach(id -> falling.add(MemoryRef.observation(id)));
    targets.summaries().forEach(id -> falling.add(MemoryRef.summary(id)));
    targets.prompts().forEach(id -> falling.add(MemoryRef.prompt(id)));
    return new ForgetPlan(
        targets.token(),
        targets.observations().size(),
        targets.summaries().size(),
        targets.prompts().size(),
        targets.messages().size(),
        memories.all(tx, falling.subList(0, Math.min(ForgetPlan.SHOWN_MAX, falling.size()))),
        targets.kept().stream().limit(ForgetPlan.SHOWN_MAX).map(MemoryRef::observation).toList());
  }
}
