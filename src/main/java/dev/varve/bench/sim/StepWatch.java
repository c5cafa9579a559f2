package dev.varve.bench.sim;

import dev.varve.queue.SessionId;
import dev.varve.session.RestartGuard;
import dev.varve.session.SessionState;
import dev.varve.session.Situation;
import dev.varve.session.Step;
import dev.varve.session.SummaryBreaker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the steps of the machine: nobody waits too long for a slot, and a restart forgives nothing. */
final class StepWatch {

  /** Thirty seconds until a busy run gives way, then one turn for each who waits, two at a time. */
  private static final long WAIT_MILLIS_MAX = 180_000;

  private record Memory(RestartGuard guard, SummaryBreaker breaker) {}

  private static final List<Memory> NOTHING = List.of(new Memory(RestartGuard.FRESH, SummaryBreaker.CLOSED));

  private final Scenario scenario;
  private final VirtualTime time;
  private final Findings findings;
  private final Map<SessionId, Long> waitingSince = new HashMap<>();
  private final Map<SessionId, List<Memory>> remembered = new HashMap<>();
  private final Map<SessionId, Set<Memory>> late = new HashMap<>();

  StepWatch(Stage stage) {
    this.scenario = stage.scenario();
    this.time = stage.time();
    this.findings = stage.findings();
  }

  /** A new life of the worker begins. */
  void restarted() {
    waitingSince.clear();
  }

  void stepped(SessionId session, Situation before, Step step) {
    if (scenario.calm()) {
      waits(session, step.next().state());
    }
    if (scenario.rates().storeFails() == 0) {
      remembers(session, memory(before), memory(step.next()));
    }
  }

  /** What a frozen worker does is not judged; what it writes may be found later. */
  void steppedLate(SessionId session, Step step) {
    late.computeIfAbsent(session, fresh -> new HashSet<>()).add(memory(step.next()));
  }

  private static Memory memory(Situation situation) {
    return new Memory(situation.trouble().guard(), situation.trouble().breaker());
  }

  private void waits(SessionId session, SessionState state) {
    if (state instanceof SessionState.WaitingForSlot) {
      waitingSince.putIfAbsent(session, time.elapsed());
    } else {
      waited(session, waitingSince.remove(session));
    }
  }

  private void waited(SessionId session, @Nullable Long since) {
    findings.expect(
        since == null || time.elapsed() - since < WAIT_MILLIS_MAX, "session %s waited too long for a slot", session);
  }

  /** Only what the very last step changed may have died with the worker before it was written. */
  private void remembers(SessionId session, Memory before, Memory after) {
    List<Memory> known = remembered.getOrDefault(session, NOTHING);
    boolean isKnown = known.contains(before) || late.getOrDefault(session, Set.of()).contains(before);
    findings.expect(isKnown, "session %s forgot its troubles over a restart", session);
    remembered.put(session, List.of(before, after));
  }
}
