package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.rules.output.Lines;
import java.util.ArrayList;
import java.util.List;

/** Questions put to the user, plans shown to them, and what they decided. */
final class QuestionReader implements StepReader {

  @Override
  public Step read(Call call) {
    String plan = call.input().first("plan");
    if (!plan.isEmpty()) {
      List<Fact> facts = new ArrayList<>();
      for (String chunk : Chunks.of(Prose.paragraphs(Lines.ofProse(plan).all()), Fact.CHARS_MAX - 6)) {
        if (facts.size() < 5) {
          facts.add(Fact.result("Plan: " + chunk));
        }
      }
      return Step.of(call, "showed a plan", facts);
    }
    String answer = answers(call);
    String question = questions(call.input().json());
    String text = answer.isEmpty() ? "Asked the user: " + question : "The user decided: " + answer;
    return Step.of(call, "asked the user", List.of(Fact.key(text)));
  }

  private static String questions(JsonNode input) {
    List<String> questions = new ArrayList<>();
    for (JsonNode question : input.path("questions")) {
      questions.add(new Arguments(question).first("question", "header"));
    }
    String single = new Arguments(input).first("question", "prompt");
    return questions.isEmpty() ? single : String.join(" ", questions);
  }

  private static String answers(Call call) {
    List<String> answers = new ArrayList<>();
    call.use().response().path("answers").properties().forEach(entry ->
        answers.add(entry.getKey() + " " + entry.getValue().asText()));
    return answers.isEmpty() ? call.output().text() : String.join("; ", answers);
  }
}
