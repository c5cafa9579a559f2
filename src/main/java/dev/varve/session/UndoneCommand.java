package dev.varve.session;

import dev.varve.observer.ObserverFailure;
import dev.varve.observer.TurnResult;
import dev.varve.session.SessionEvent.RunStale;
import dev.varve.session.SessionEvent.StartFailed;
import dev.varve.session.SessionEvent.TurnFailed;
import java.util.Optional;

/** What the machine hears of a command that could not be carried out. */
final class UndoneCommand {

  private UndoneCommand() {}

  /** The event the machine waits for; empty when it waits for none, or will be told by other means. */
  static Optional<SessionEvent> heard(Command command, RuntimeException e, LiveSessions engine) {
    ObserverFailure failure = new ObserverFailure.Transient("store: " + e);
    return switch (command) {
      case Command.NextTurn next -> Optional.of(new RunStale(engine.now(), next.run(), e.toString()));
      case Command.StartRun start ->
          Optional.of(new StartFailed(engine.now(), start.run(), failure, engine.chance()));
      case Command.Confirm confirm -> Optional.of(
          new TurnFailed(
              engine.now(), confirm.run(), confirm.shown(), new TurnResult.Failed(failure), engine.chance()));
      // The run is killed instead, and its end is told.
      case Command.EndRun _ -> Optional.empty();
      // The next sweep finds the session's work again.
      case Command.LookForWork _, Command.AskSlot _ -> Optional.empty();
      // Reported already; what is left in the store is taken back by the next run.
      case Command.GiveSlot _, Command.PutBack _, Command.PutBackRest _, Command.Kill _, Command.SetTimer _,
          Command.ClearTimer _, Command.Remember _, Command.Leave _ -> Optional.empty();
    };
  }
}
