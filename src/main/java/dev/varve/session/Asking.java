package dev.varve.session;

import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.RunContext;
import dev.varve.observer.TurnResult;
import dev.varve.queue.SessionId;

/** Starts an observer and shows it turns; whatever an observer throws is our own bug and is typed here. */
final class Asking {

  private Asking() {}

  static Observer.Start start(Observer observer, RunContext context) {
    try {
      return observer.start(context);
    } catch (InterruptedException e) {
      return new Observer.Start.Failed(interrupted());
    } catch (RuntimeException e) {
      return new Observer.Start.Failed(new ObserverFailure.Broken(e.toString()));
    }
  }

  static TurnResult own(LiveRun live, ShownTurn shown) {
    Observer.Run run = live.observer();
    return run == null ? new TurnResult.Failed(new ObserverFailure.Broken("no run")) : ask(run, shown);
  }

  /** A run for this one turn. */
  static TurnResult standIn(Observer observer, SessionId session, ShownTurn shown) {
    return switch (start(observer, new RunContext(session.value(), 0, ""))) {
      case Observer.Start.Failed failed -> new TurnResult.Failed(failed.failure());
      case Observer.Start.Started started -> askOnce(started.run(), shown);
    };
  }

  private static TurnResult askOnce(Observer.Run fresh, ShownTurn shown) {
    try (Observer.Run run = fresh) {
      return ask(run, shown);
    } catch (RuntimeException e) {
      return new TurnResult.Failed(new ObserverFailure.Broken(e.toString()));
    }
  }

  private static TurnResult ask(Observer.Run run, ShownTurn shown) {
    try {
      TurnResult result = run.observe(shown.turn());
      return result instanceof TurnResult.Answered answered && !Derivation.isAbout(shown.batch(), answered.reply())
          ? new TurnResult.Failed(
              new ObserverFailure.Malformed("names only messages it was not shown"), answered.usage(), answered.spend())
          : result;
    } catch (InterruptedException e) {
      return new TurnResult.Failed(interrupted());
    } catch (RuntimeException e) {
      return new TurnResult.Failed(new ObserverFailure.Broken(e.toString()));
    }
  }

  private static ObserverFailure interrupted() {
    Thread.currentThread().interrupt();
    return new ObserverFailure.Stuck("interrupted");
  }
}
