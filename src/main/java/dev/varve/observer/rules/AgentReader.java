package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.Lines;
import java.util.ArrayList;
import java.util.List;

/** Reports of subagents: somebody already put into words what was found. */
final class AgentReader implements StepReader {

  private static final int FACTS_MAX = 6;

  @Override
  public Step read(Call call) {
    String task = Clip.line(call.input().first("description", "prompt", "task", "message"), 100);
    String type = call.input().first("subagent_type", "agent_type", "agent");
    String who = type.isEmpty() ? "Subagent" : type + " subagent";
    Lines report = Lines.ofProse(withoutTags(call.text()));
    List<Fact> facts = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (String paragraph : Prose.paragraphs(report.all())) {
      sentences.addAll(Sentences.of(paragraph));
    }
    String lead = "%s (%s): ".formatted(who, task);
    for (String chunk : Chunks.of(sentences, Fact.CHARS_MAX - lead.length())) {
      if (facts.size() < FACTS_MAX) {
        facts.add(Fact.key(lead + chunk));
      }
    }
    return Step.of(call, who + " on \"" + task + "\" reported", facts);
  }

  /** Clients wrap what they say about the agent in tags of their own. */
  private static String withoutTags(String text) {
    return text.replaceAll("<([a-z-]{3,40})>[^<]{0,400}</\\1>", " ").replaceAll("</?[a-z-]{3,40}>", " ");
  }
}
