package dev.varve.bench.sim;

import dev.varve.queue.SessionId;
import dev.varve.session.Command;
import dev.varve.session.SessionEvent;
import dev.varve.session.SessionTrace;
import dev.varve.session.Situation;
import dev.varve.session.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One line for each step of the engine and each thing done to it, without what anybody said. */
final class StepLog implements SessionTrace {

  private final VirtualTime time;
  private final Consumer<String> lines;
  private final boolean wanted;

  private StepLog(VirtualTime time, Consumer<String> lines, boolean wanted) {
    this.time = time;
    this.lines = lines;
    this.wanted = wanted;
  }

  static StepLog to(Consumer<String> lines, VirtualTime time) {
    return new StepLog(time, lines, true);
  }

  /** Keeps nothing and costs nothing. */
  static StepLog none(VirtualTime time) {
    return new StepLog(time, line -> {}, false);
  }

  @Override
  public void stepped(SessionId session, Situation before, SessionEvent event, Step step) {
    note(() -> "session %s %s: %s -> %s %s".formatted(
        session, name(event), name(before.state()), name(step.next().state()), names(step.commands())));
  }

  void note(Supplier<String> line) {
    if (wanted) {
      lines.accept("%d %s".formatted(time.elapsed(), line.get()));
    }
  }

  private static List<String> names(List<Command> commands) {
    List<String> names = new ArrayList<>();
    commands.forEach(command -> names.add(name(command)));
    return names;
  }

  private static String name(Object value) {
    return value.getClass().getSimpleName();
  }
}
