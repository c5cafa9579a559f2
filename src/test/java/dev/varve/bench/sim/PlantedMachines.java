package dev.varve.bench.sim;

import dev.varve.observer.ObserverFailure;
import dev.varve.queue.Backlog;
import dev.varve.queue.Blame;
import dev.varve.session.Command;
import dev.varve.session.FailurePolicy;
import dev.varve.session.SessionEvent;
import dev.varve.session.SessionMachine;
import dev.varve.session.SessionState;
import dev.varve.session.SessionTimes;
import dev.varve.session.ShownTurn;
import dev.varve.session.Situation;
import dev.varve.session.Step;
import dev.varve.session.Trouble;
import dev.varve.session.TurnOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Workers whose machine or failure policy decides one thing wrong. */
final class PlantedMachines {

  private PlantedMachines() {}

  /** What waits besides the turn is not looked at. */
  static Blueprint losesWakeUps() {
    return before(event -> event instanceof SessionEvent.TurnStored stored
        ? new SessionEvent.TurnStored(stored.at(), stored.run(), withoutBacklog(stored.outcome()))
        : event);
  }

  private static TurnOutcome withoutBacklog(TurnOutcome outcome) {
    return new TurnOutcome(outcome.answer(), Backlog.EMPTY, outcome.demand(), outcome.spent(), outcome.keeps());
  }

  /** A stuck run is forgotten instead of ended. */
  static Blueprint startsASecondRun() {
    return after((before, step) -> {
      boolean stuck =
          before.state() instanceof SessionState.Observing && step.next().state() instanceof SessionState.Stopping;
      return stuck ? dormant(step, new Command.LookForWork()) : step;
    });
  }

  /** A session leaves memory and takes no run with it. */
  static Blueprint ignoresOrphans() {
    return after((before, step) -> {
      boolean leaves =
          !before.leaving() && step.next().leaving() && step.next().state() instanceof SessionState.Stopping;
      return leaves ? dormant(step, new Command.Leave()) : step;
    });
  }

  private static Step dormant(Step step, Command last) {
    Situation now = step.next();
    SessionState.Stopping stopping = (SessionState.Stopping) now.state();
    Situation dormant =
        new Situation(
            new SessionState.Dormant(), now.backlog(), now.gathering(), now.lastRun(), now.trouble(), false, false);
    return new Step(
        dormant, List.of(new Command.ClearTimer(), new Command.GiveSlot(stopping.run()), last));
  }

  static Blueprint forgetsTroublesAtARestart() {
    return without(Command.Remember.class::isInstance);
  }

  static Blueprint leavesMessagesWithAFailedRun() {
    return without(command -> command instanceof Command.PutBack || command instanceof Command.LookForWork);
  }

  static Blueprint neverKills() {
    return without(Command.Kill.class::isInstance);
  }

  /** Nobody is called when an observer may be tried again. */
  static Blueprint missesTheOpenGate() {
    return after((before, step) ->
        before.state() instanceof SessionState.Paused paused && paused.until() == null && !step.next().leaving()
            ? new Step(before, List.of())
            : step);
  }

  /** Quota and limits cost the messages an attempt. */
  static Blueprint countsQuotaAsAttempt() {
    return new Blueprint() {
      @Override
      FailurePolicy failures(SessionTimes times) {
        return new FailurePolicy(times.pause()) {
          @Override
          public Consequence of(
              Trouble now, ObserverFailure failure, @Nullable ShownTurn shown, Instant at, double chance) {
            Consequence right = super.of(now, failure, shown, at, chance);
            boolean quota =
                failure instanceof ObserverFailure.QuotaExhausted || failure instanceof ObserverFailure.RateLimited;
            return quota ? new Consequence(right.trouble(), right.why(), Blame.COUNTED) : right;
          }
        };
      }
    };
  }

  private static Blueprint without(Predicate<Command> lost) {
    return after((before, step) -> {
      List<Command> kept = new ArrayList<>(step.commands());
      kept.removeIf(lost);
      return new Step(step.next(), kept);
    });
  }

  private static Blueprint before(UnaryOperator<SessionEvent> seen) {
    return machine(times -> new SessionMachine(times, new FailurePolicy(times.pause())) {
      @Override
      public Step on(Situation now, SessionEvent event) {
        return super.on(now, seen.apply(event));
      }
    });
  }

  private static Blueprint after(BiFunction<Situation, Step, Step> changed) {
    return machine(times -> new SessionMachine(times, new FailurePolicy(times.pause())) {
      @Override
      public Step on(Situation now, SessionEvent event) {
        return changed.apply(now, super.on(now, event));
      }
    });
  }

  private static Blueprint machine(Function<SessionTimes, SessionMachine> machine) {
    return new Blueprint() {
      @Override
      SessionMachine machine(SessionTimes times) {
        return machine.apply(times);
      }
    };
  }
}
