package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.List;

/** Lists of tasks that the assistant keeps. */
final class TodoReader implements StepReader {

  @Override
  public Step read(Call call) {
    String subject = call.input().first("subject");
    if (!subject.isEmpty()) {
      String more = call.input().first("description");
      return Step.of(
          call, "", List.of(Fact.detail("Task planned: " + subject + (more.isEmpty() ? "" : " - " + more))));
    }
    List<String> open = open(call.input().json());
    return open.isEmpty()
        ? Step.of(call, "", List.of())
        : Step.of(call, "", List.of(Fact.detail("Open tasks: " + String.join("; ", open))));
  }

  private static List<String> open(JsonNode input) {
    List<String> open = new ArrayList<>();
    for (String name : List.of("todos", "plan", "items", "tasks")) {
      for (JsonNode item : input.path(name)) {
        Arguments task = new Arguments(item);
        if (!task.first("status").equals("completed")) {
          open.add(Clip.line(task.first("content", "step", "subject", "title", "description"), 80));
        }
      }
    }
    return open;
  }
}
