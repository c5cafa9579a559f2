package dev.varve.session;

import dev.varve.session.Command.EndRun;
import dev.varve.session.Command.Kill;
import dev.varve.session.Command.NextTurn;
import dev.varve.session.Command.SetTimer;
import dev.varve.session.Command.StartRun;
import dev.varve.session.SessionState.Dormant;
import dev.varve.session.SessionState.Gathering;
import dev.varve.session.SessionState.Idle;
import dev.varve.session.SessionState.Observing;
import dev.varve.session.SessionState.Paused;
import dev.varve.session.SessionState.Starting;
import dev.varve.session.SessionState.Stopping;
import dev.varve.session.SessionState.WaitingForSlot;
import java.time.Instant;

/** The steps of a run's life; the states they lead to have a deadline, and a timer goes off at it. Pure. */
record RunSteps(SessionTimes times) {

  Step start(Situation now, RunId run, Instant at) {
    return starting(now, run, at).then(new StartRun(run));
  }

  Step turn(Situation now, RunId run, Instant at) {
    return observing(now, run, at).then(new NextTurn(run));
  }

  Step stop(Situation now, RunId run, RunEnd why, Instant at) {
    return stopping(now, run, why, at).then(new EndRun(run, why));
  }

  /** It does not end by itself. */
  Step kill(Situation now, Stopping stopping, Instant at) {
    return stopping(now, stopping.run(), stopping.why(), at).after(new Kill(stopping.run()));
  }

  /** What has a deadline gets a whole new one. */
  Step postpone(Situation now, Instant at) {
    return switch (now.state()) {
      case Starting starting -> starting(now, starting.run(), at);
      case Observing observing -> observing(now, observing.run(), at);
      case Stopping stopping -> stopping(now, stopping.run(), stopping.why(), at);
      case Dormant _, Gathering _, WaitingForSlot _, Idle _, Paused _ -> Step.to(now);
    };
  }

  private Step starting(Situation now, RunId run, Instant at) {
    Instant deadline = at.plus(times.startMax());
    return by(deadline, now.in(new Starting(run, deadline)));
  }

  private Step observing(Situation now, RunId run, Instant at) {
    Instant deadline = at.plus(times.turnMax());
    return by(deadline, now.in(new Observing(run, deadline)));
  }

  private Step stopping(Situation now, RunId run, RunEnd why, Instant at) {
    Instant deadline = at.plus(times.stopMax());
    return by(deadline, now.in(new Stopping(run, why, deadline)));
  }

  private static Step by(Instant deadline, Situation next) {
    return Step.to(next, new SetTimer(Timer.DEADLINE, deadline));
  }
}
