package dev.varve.session;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Reply;
import dev.varve.observer.Spend;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Backlog;
import dev.varve.queue.Batch;
import dev.varve.queue.Message;
import dev.varve.queue.MessageId;
import dev.varve.queue.MessageKind;
import dev.varve.queue.PackedPayload;
import dev.varve.queue.ProjectId;
import dev.varve.redact.Redacted;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import dev.varve.queue.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Situations, turns and results for tests of the pure parts. */
final class TestingSituations {

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final SessionId SESSION = new SessionId(7);
  static final RunId RUN = new RunId(3);
  static final RunId OLD_RUN = new RunId(2);
  static final GatherPolicy GATHERING = new GatherPolicy(3, Duration.ofSeconds(15), false);

  private TestingSituations() {}

  /** With nothing waiting and the run as the newest one. */
  static Situation in(SessionState state) {
    return new Situation(state, Backlog.EMPTY, GATHERING, RUN, Trouble.NONE, false, false);
  }

  /** Messages that were accepted at {@link #NOW}. */
  static Backlog waiting(int messages) {
    return new Backlog(messages, false, true, NOW, NOW);
  }

  static Instant seconds(long after) {
    return NOW.plusSeconds(after);
  }

  static ShownTurn toolUses(int messages) {
    return shown(messages, MessageKind.TOOL_USE);
  }

  static ShownTurn summarize() {
    return shown(1, MessageKind.SUMMARIZE);
  }

  private static ShownTurn shown(int count, MessageKind kind) {
    Snapshot snapshot = new Snapshot(SESSION, new ProjectId(1), 4, 4, "/tmp", null, null);
    List<Message> messages = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      messages.add(new Message(new MessageId(id), kind, snapshot, "Read", null, null, PackedPayload.of(Redacted.emptyObject()).stored(), NOW, false));
    }
    Turn turn =
        kind == MessageKind.SUMMARIZE
            ? new Turn.Summarize("p", List.of(), new MessageId(1), "", null, List.of())
            : new Turn.ToolUses("p", List.of(), List.of());
    return new ShownTurn(new Batch(SESSION, new TurnId(1), 1, messages), turn, "paid", NOW);
  }

  static TurnResult.Answered answered() {
    return new TurnResult.Answered(new Reply.Nothing(), Usage.NONE, Spend.NONE);
  }

  static TurnResult.Failed failed(ObserverFailure failure) {
    return new TurnResult.Failed(failure);
  }
}
