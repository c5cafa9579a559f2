package dev.varve.bench.sim;

import dev.varve.observer.RunContext;
import dev.varve.observer.Turn;
import dev.varve.queue.MessageId;
import dev.varve.queue.SessionId;
import dev.varve.store.MemoryDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees what the observers see: which runs live, what they are shown, and what of it was answered or failed. What the
 * store says later is judged by this.
 */
final class Witness {

  private final VirtualTime time;
  private final MemoryDatabase memory;
  private final Findings findings;
  private final List<SimulatedRun> runs = new ArrayList<>();
  private final Map<MessageId, SimulatedRun> shownBy = new HashMap<>();
  private final Map<MessageId, Integer> attemptsMax = new HashMap<>();
  private final Set<MessageId> answered = new HashSet<>();
  private final Set<MessageId> revived = new HashSet<>();
  private final Set<SessionId> forgetting = new HashSet<>();
  private final List<ForgottenMark> forgotten = new ArrayList<>();
  private long titles;

  Witness(VirtualTime time, MemoryDatabase memory, Findings findings) {
    this.time = time;
    this.memory = memory;
    this.findings = findings;
  }

  long nextTitle() {
    return ++titles;
  }

  /** A fresh run is told once what its session's stored memories say; a stand-in for one turn needs to know nothing. */
  void started(RunContext context) {
    if (context.run() == 0) {
      return;
    }
    List<String> titles =
        memory.read(tx -> tx.list(
            "SELECT title FROM observations WHERE session_id = ? ORDER BY id DESC LIMIT 40",
            row -> row.text(1),
            context.session()));
    for (String title : titles) {
      int first = context.recap().indexOf(title + ".");
      findings.expect(first >= 0, "a recap of session %d leaves out: %s", context.session(), title);
      findings.expect(
          context.recap().indexOf(title + ".", first + 1) < 0,
          "a recap of session %d says twice: %s", context.session(), title);
    }
  }

  void add(SimulatedRun run) {
    runs.removeIf(known -> known.isOver(time.elapsed()));
    runs.add(run);
  }

  void shown(SimulatedRun run, Turn turn, Behaviour behaviour) {
    List<MessageId> ids = turn.messages();
    inOrder(run.session(), ids);
    for (MessageId id : ids) {
      SimulatedRun before = shownBy.put(id, run);
      findings.expect(
          before == null || before == run || !before.isLive(time.elapsed()),
          "message %s is shown again while the run that has it lives", id);
      blame(id, ids.size(), behaviour);
    }
    if (behaviour.isComplete() || behaviour == Behaviour.HANGS) {
      answered.addAll(ids);
    }
  }

  private void inOrder(long session, List<MessageId> ids) {
    findings.expect(ids.stream().sorted().toList().equals(ids), "messages are shown out of order: %s", ids);
    List<Long> earlier =
        memory.read(tx -> tx.list(
            "SELECT id FROM messages WHERE session_id = ? AND state = 'pending' AND id < ?",
            row -> row.number(1),
            session,
            ids.getFirst().value()));
    for (long id : earlier) {
      findings.expect(
          revived.contains(new MessageId(id)), "message %s is shown before message %s of its session", ids.getFirst(), id);
    }
  }

  /** An overflow may put a message where it is shown alone, which counts as three attempts. */
  private void blame(MessageId id, int together, Behaviour behaviour) {
    if (behaviour == Behaviour.OVERFLOW) {
      attemptsMax.merge(id, together == 1 ? 1 : 3, (known, more) -> together == 1 ? known + 1 : Math.max(known, more));
    } else if (behaviour.isCountable()) {
      attemptsMax.merge(id, 1, Integer::sum);
    }
  }

  /** How many attempts observers have really spoilt; an upper bound. */
  int attemptsMax(MessageId id) {
    return attemptsMax.getOrDefault(id, 0);
  }

  boolean isAnswered(MessageId id) {
    return answered.contains(id);
  }

  /** Messages of the session may be forgotten from now on. */
  void forgets(SessionId session) {
    forgetting.add(session);
  }

  boolean isForgetting(SessionId session) {
    return forgetting.contains(session);
  }

  /** What the session had derived when it forgot; nothing more may come of the turns until then. */
  void forgot(ForgottenMark mark) {
    forgotten.add(mark);
  }

  List<ForgottenMark> forgotten() {
    return List.copyOf(forgotten);
  }

  void revived(MessageId id) {
    revived.add(id);
  }

  /** The worker died; the operating system ends its children. */
  void killAll() {
    runs.forEach(SimulatedRun::killed);
    runs.clear();
  }

  /** Runs that live at this moment. */
  List<SimulatedRun> live() {
    return runs.stream().filter(run -> run.isLive(time.elapsed())).toList();
  }

  /** After every task: nobody has more observers than allowed. */
  void check() {
    Map<Object, Integer> counts = new HashMap<>();
    for (SimulatedRun run : runs) {
      if (run.isLive(time.elapsed())) {
        int ofSession = counts.merge(run.session(), 1, Integer::sum);
        findings.expect(ofSession == 1, "session %d has two live runs", run.session());
        int ofObserver = counts.merge(run.observer(), 1, Integer::sum);
        findings.expect(
            ofObserver <= run.observer().slots(), "%s has more live runs than slots", run.observer().name());
      }
    }
  }
}
