package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.List;

/** Edits and writes of files. */
final class EditReader implements StepReader {

  @Override
  public Step read(Call call) {
    String path = call.path().value();
    if (!call.succeeded()) {
      String why = Clip.line(call.output().at(0), 140);
      return Step.of(
          call, "an edit of " + path + " failed", List.of(Fact.result("An edit of %s failed: %s".formatted(path,
              why))));
    }
    List<Change> changes = Changes.of(call);
    List<Fact> facts = new ArrayList<>();
    for (Change change : changes) {
      facts.addAll(ChangeFacts.of(change));
    }
    return Step.changing(call, call.path().name(), facts, changes);
  }
}
