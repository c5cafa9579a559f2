package dev.varve.observer.rules;

import dev.varve.observer.ToolKind;
import dev.varve.observer.rules.output.Clip;
import java.util.List;
import java.util.regex.Pattern;

/** Tool uses that never ran: denied by the user or the permissions, or invalid. */
final class RefusalReader implements StepReader {

  /** A person or a rule said no; the other refusals are slips that the assistant repairs at once. */
  private static final Pattern DENIED =
      Pattern.compile("(?i)denied|permission|reject|not allowed|forbidden|doesn't want|declined|blocked|refused|"
          + "policy");

  @Override
  public Step read(Call call) {
    String what = what(call);
    String why = Clip.line(call.output().at(0), 110);
    String fact = (why.isEmpty() ? "%s was refused." : "%s was refused: %s").formatted(what, why);
    boolean denied = why.isEmpty() || DENIED.matcher(why).find();
    return denied
        ? Step.of(call, what + " was refused", List.of(Fact.key(fact)))
        : Step.of(call, "", List.of(Fact.detail(fact)));
  }

  private static String what(Call call) {
    if (!call.command().isEmpty() && call.kind() == ToolKind.COMMAND) {
      return "`" + Clip.line(call.command(), 100) + "`";
    }
    String path = call.path().value();
    return path.isEmpty() ? call.use().tool() : call.use().tool() + " of " + path;
  }
}
