package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.observer.ObserverFailure;
import dev.varve.queue.Batch;
import java.time.Duration;

/** Tells the engine's events how turns ended. */
final class TurnReports {

  private TurnReports() {}

  static void answered(LiveSessions engine, ShownTurn shown, TurnWork.Stored stored) {
    Batch batch = shown.batch();
    engine.events().publish(
        new EngineEvent.TurnAnswered(
            batch.session().value(),
            batch.turn().value(),
            shown.observer(),
            batch.messages().size(),
            stored.memories().observations(),
            stored.memories().summaries(),
            Duration.between(shown.since(), engine.now())));
    engine.events().publish(new EngineEvent.ChangesAppended(batch.session().value()));
  }

  static void failed(LiveSessions engine, ShownTurn shown, ObserverFailure failure, int buried) {
    Batch batch = shown.batch();
    engine.events().publish(
        new EngineEvent.TurnFailed(
            batch.session().value(),
            batch.turn().value(),
            shown.observer(),
            batch.messages().size(),
            failure.evidence()));
    if (buried > 0) {
      engine.events().publish(new EngineEvent.MessagesBuried(batch.session().value(), buried));
    }
  }
}
