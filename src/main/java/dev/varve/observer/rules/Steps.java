package dev.varve.observer.rules;

import dev.varve.observer.ToolKind;
import dev.varve.observer.ToolUse;
import java.util.ArrayList;
import java.util.List;

/** Reads tool uses as steps, each by the reader of its kind; secrets are looked for in all of them. */
final class Steps {

  private static final StepReader LOOKS = new LookReader();
  private static final StepReader EDITS = new EditReader();
  private static final StepReader COMMANDS = new CommandReader();
  private static final StepReader FETCHES = new FetchReader();
  private static final StepReader AGENTS = new AgentReader();
  private static final StepReader TODOS = new TodoReader();
  private static final StepReader QUESTIONS = new QuestionReader();
  private static final StepReader SERVERS = new ServerReader();
  private static final StepReader REFUSALS = new RefusalReader();

  private Steps() {}

  static List<Step> of(List<ToolUse> uses) {
    List<Step> steps = new ArrayList<>();
    for (ToolUse use : uses) {
      steps.add(of(use));
    }
    return steps;
  }

  private static Step of(ToolUse use) {
    Call call = Call.of(use);
    Step step = (call.refused() ? REFUSALS : reader(call.kind())).read(call);
    List<Fact> secrets = Secrets.in(call);
    if (secrets.isEmpty()) {
      return step;
    }
    List<Fact> facts = new ArrayList<>(secrets);
    facts.addAll(step.facts());
    return new Step(call, step.told(), facts, step.changes(), step.commits(), step.tests());
  }

  private static StepReader reader(ToolKind kind) {
    return switch (kind) {
      case READ, SEARCH -> LOOKS;
      case WRITE, EDIT -> EDITS;
      case COMMAND -> COMMANDS;
      case FETCH -> FETCHES;
      case AGENT -> AGENTS;
      case TODO -> TODOS;
      case QUESTION -> QUESTIONS;
      case MCP, OTHER -> SERVERS;
    };
  }
}
