package dev.varve.observer.rules;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.Prompt;
import dev.varve.observer.Turn;
import dev.varve.observer.rules.output.Clip;
import dev.varve.queue.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Drafts the observations of a batch of tool uses. */
final class Drafts {

  private static final int SUBTITLE_CHARS_MAX = 180;
  private static final int FILES_MAX = 30;

  private Drafts() {}

  static List<DraftObservation> of(Turn.ToolUses turn) {
    if (turn.observationsMax() == 0) {
      return List.of();
    }
    List<DraftObservation> drafts = new ArrayList<>();
    for (Stretch stretch : Stretches.of(Steps.of(turn.uses()), turn.observationsMax())) {
      if (stretch.isWorthKeeping()) {
        drafts.add(draft(stretch, prompt(turn, stretch.promptNumber())));
      }
    }
    return drafts;
  }

  private static String prompt(Turn.ToolUses turn, int number) {
    for (Prompt prompt : turn.prompts()) {
      if (prompt.number() == number) {
        return prompt.text();
      }
    }
    return "";
  }

  private static DraftObservation draft(Stretch stretch, String prompt) {
    List<Fact> asked = stretch.opensPrompt() ? Wish.rules(prompt) : List.of();
    String subtitle = prompt.isBlank() ? "" : "Asked: " + Clip.line(prompt, SUBTITLE_CHARS_MAX);
    return new DraftObservation(
        TypeOf.of(stretch, prompt),
        Title.of(stretch),
        subtitle,
        Narrative.of(stretch),
        FactChoice.of(stretch, asked),
        Concepts.of(stretch),
        paths(stretch.read()),
        paths(stretch.modified()),
        sources(stretch));
  }

  private static List<String> paths(Collection<FilePath> paths) {
    return paths.stream().map(FilePath::value).limit(FILES_MAX).toList();
  }

  private static List<MessageId> sources(Stretch stretch) {
    Set<MessageId> ids = new LinkedHashSet<>();
    stretch.steps().forEach(step -> ids.add(step.call().use().id()));
    return List.copyOf(ids);
  }
}
