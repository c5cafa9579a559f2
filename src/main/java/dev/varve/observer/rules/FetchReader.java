package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.Problems;
import java.util.ArrayList;
import java.util.List;

/** Pages fetched and searches of the web. */
final class FetchReader implements StepReader {

  private static final int FACTS_MAX = 3;

  @Override
  public Step read(Call call) {
    String what = Clip.line(call.input().first("url", "query", "q", "prompt"), 120);
    if (!call.succeeded()) {
      String why = Clip.line(String.join(" ", Problems.of(call.output(), 1)), 100);
      String cause = why.isEmpty() ? Clip.line(call.output().at(0), 100) : why;
      return Step.of(
          call, "could not fetch " + what, List.of(Fact.key("Could not fetch %s: %s".formatted(what, cause))));
    }
    List<Fact> facts = new ArrayList<>();
    List<String> sentences = Sentences.of(Clip.line(call.text(), 2_000));
    for (String chunk : Chunks.of(sentences, Fact.CHARS_MAX - what.length() - 9)) {
      if (facts.size() < FACTS_MAX) {
        facts.add(Fact.result("%s says: %s".formatted(what, chunk)));
      }
    }
    return Step.of(call, "fetched " + what, facts);
  }
}
