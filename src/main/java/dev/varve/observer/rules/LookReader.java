package dev.varve.observer.rules;

import dev.varve.observer.ToolKind;
import dev.varve.observer.rules.output.Clip;
import java.util.List;

/** Files read and searches made. A look that failed may be worth knowing. */
final class LookReader implements StepReader {

  @Override
  public Step read(Call call) {
    if (!call.succeeded()) {
      String what = call.path().value().isEmpty() ? call.use().tool() : call.path().value();
      String why = Clip.line(call.output().at(0), 120);
      return Step.of(call, "", List.of(Fact.detail("Could not look at %s: %s".formatted(what, why))));
    }
    if (call.kind() == ToolKind.READ) {
      return Step.of(call, call.path().value().isEmpty() ? "" : call.path().name(), List.of());
    }
    String pattern = Clip.line(call.input().first("pattern", "query", "regex"), 60);
    return Step.of(call, pattern.isEmpty() ? "" : "`" + pattern + "`", found(call, pattern));
  }

  /** A search with few hits is an answer; many are a list to look through. */
  private static List<Fact> found(Call call, String pattern) {
    List<String> hits = call.output().all();
    if (pattern.isEmpty() || hits.isEmpty() || hits.size() > 3) {
      return List.of();
    }
    return List.of(Fact.detail("Search for `%s` found: %s".formatted(pattern, String.join("; ", hits))));
  }
}
