package dev.varve.session;

import java.util.ArrayList;
import java.util.List;

/** What an event led to. */
public record Step(Situation next, List<Command> commands) {

  public Step {
    commands = List.copyOf(commands);
  }

  static Step to(Situation next, Command... commands) {
    return new Step(next, List.of(commands));
  }

  /** The same with one command behind the others. */
  Step then(Command last) {
    List<Command> all = new ArrayList<>(commands);
    all.add(last);
    return new Step(next, all);
  }

  /** The same with one command before the others. */
  Step after(Command first) {
    List<Command> all = new ArrayList<>();
    all.add(first);
    all.addAll(commands);
    return new Step(next, all);
  }

  /** The same, keeping the troubles over a restart of the worker, unless they are those kept before. */
  Step remembering(Trouble before) {
    Trouble trouble = next.trouble();
    return trouble.isRemembered(before) ? this : after(new Command.Remember(trouble.guard(), trouble.breaker()));
  }
}
