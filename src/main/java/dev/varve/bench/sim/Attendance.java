package dev.varve.bench.sim;

import dev.varve.queue.SessionId;
import dev.varve.session.SessionManager;
import dev.varve.session.SessionState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks, while nothing goes wrong, whether every session with waiting messages is being attended to in time. */
final class Attendance {

  static final Duration EVERY = Duration.ofSeconds(3);

  /** Beyond the time that messages may gather. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final Stage stage;
  private final Map<SessionId, Long> unattendedSince = new HashMap<>();

  Attendance(Stage stage) {
    this.stage = stage;
  }

  void look(SessionManager sessions) {
    long max = stage.scenario().gathering().patience().plus(SLACK).toMillis();
    Set<SessionId> unattended = new HashSet<>();
    for (SessionId session : waiting()) {
      if (!isAttended(sessions.find(session).orElse(new SessionState.Dormant()))) {
        unattended.add(session);
        long since = unattendedSince.computeIfAbsent(session, fresh -> stage.time().elapsed());
        stage.findings().expect(
            stage.time().elapsed() - since <= max, "session %s has work and nobody attends to it", session);
      }
    }
    unattendedSince.keySet().retainAll(unattended);
  }

  private Iterable<SessionId> waiting() {
    return stage.memory().read(tx -> tx.list(
        "SELECT DISTINCT session_id FROM messages WHERE state IN ('pending', 'processing') ORDER BY session_id",
        row -> new SessionId(row.number(1))));
  }

  private static boolean isAttended(SessionState state) {
    return switch (state) {
      case SessionState.Dormant _, SessionState.Gathering _, SessionState.Idle _ -> false;
      case SessionState.WaitingForSlot _,
          SessionState.Starting _,
          SessionState.Observing _,
          SessionState.Stopping _,
          SessionState.Paused _ -> true;
    };
  }
}
