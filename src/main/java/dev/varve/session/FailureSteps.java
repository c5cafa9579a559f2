package dev.varve.session;

import dev.varve.observer.ObserverFailure;
import dev.varve.session.Command.PutBack;
import dev.varve.session.FailurePolicy.Consequence;
import dev.varve.session.SessionEvent.StartFailed;
import dev.varve.session.SessionEvent.TurnFailed;
import java.time.Instant;

/** The steps that failures lead to: the run ends, and what that tells of the session is kept. Pure. */
record FailureSteps(FailurePolicy failures, RunSteps runs) {

  Step ofStart(Situation now, StartFailed event) {
    Consequence consequence = failures.of(now.trouble(), event.failure(), null, event.at(), event.chance());
    return stop(now, event.run(), consequence, event.at()).remembering(now.trouble());
  }

  Step ofTurn(Situation now, TurnFailed event) {
    Consequence consequence =
        failures.of(now.trouble(), event.result().failure(), event.shown(), event.at(), event.chance());
    PutBack putBack = new PutBack(event.run(), event.shown(), event.result(), consequence.blame());
    return stop(now, event.run(), consequence, event.at()).after(putBack).remembering(now.trouble());
  }

  /** What the run held is put back when it has ended, because until then it may still be working on it. */
  Step ofStuckRun(Situation now, RunId run, String evidence, Instant at) {
    Consequence consequence = failures.of(now.trouble(), new ObserverFailure.Stuck(evidence), null, at, 0);
    return stop(now, run, consequence, at).remembering(now.trouble());
  }

  private Step stop(Situation now, RunId run, Consequence consequence, Instant at) {
    return runs.stop(now.with(consequence.trouble()), run, consequence.why(), at);
  }
}
