package dev.varve.bench.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Blocking work under way: its result is known at once, and delivered when the work would have been through. */
final class Call {

  private final Agenda agenda;
  private Duration takes = Duration.ZERO;
  private boolean hangs;
  private @Nullable Runnable delivery;

  Call(Agenda agenda) {
    this.agenda = agenda;
  }

  /** The work takes so much longer. */
  void takes(Duration more) {
    takes = takes.plus(more);
  }

  /** Its result is delivered only after a {@link #resume}. */
  void hangs() {
    hangs = true;
  }

  void through(Runnable then) {
    delivery = then;
    if (!hangs) {
      agenda.after(takes, then);
    }
  }

  /** Ends the hanging; harmless when it does not hang. */
  void resume(Duration later) {
    Runnable then = delivery;
    if (hangs && then != null) {
      hangs = false;
      agenda.after(later, then);
    }
  }
}
