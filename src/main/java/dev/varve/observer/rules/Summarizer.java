package dev.varve.observer.rules;

import dev.varve.observer.DraftSummary;
import dev.varve.observer.ObservationType;
import dev.varve.observer.Prompt;
import dev.varve.observer.Turn;
import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts the summary of a range of prompts from the prompts, the last answer and what was observed. */
final class Summarizer {

  private static final int REQUESTS_CHARS_MAX = 900;
  private static final int INVESTIGATED_CHARS_MAX = 260;
  private static final int COMPLETED_CHARS_MAX = 500;

  private Summarizer() {}

  /** Empty when there is nothing to say. */
  static Optional<DraftSummary> of(Turn.Summarize turn) {
    Answer answer = Answer.of(turn.lastAnswer());
    String completed = answer.part(Part.COMPLETED);
    String told = completed.isEmpty() && turn.lastAnswer().isBlank() ? observed(turn) : completed;
    DraftSummary draft =
        new DraftSummary(
            request(turn.prompts()),
            investigated(turn),
            answer.part(Part.LEARNED),
            told,
            answer.part(Part.NEXT),
            notes(turn, answer));
    boolean empty = turn.prompts().isEmpty() && told.isEmpty() && turn.lastAnswer().isBlank() && turn.failure() == null;
    return empty ? Optional.empty() : Optional.of(draft);
  }

  private static String request(List<Prompt> prompts) {
    StringBuilder request = new StringBuilder();
    int each = REQUESTS_CHARS_MAX / Math.max(1, prompts.size());
    for (Prompt prompt : prompts) {
      request.append(request.isEmpty() ? "" : " / ");
      request.append(Wish.request(prompt.text(), Math.max(120, Math.min(Wish.REQUEST_CHARS_MAX, each))));
    }
    return Clip.line(request.toString(), REQUESTS_CHARS_MAX);
  }

  private static String investigated(Turn.Summarize turn) {
    List<String> titles = new ArrayList<>();
    for (Turn.Observed observed : turn.observed()) {
      if (observed.type() == ObservationType.DISCOVERY) {
        titles.add(Clip.line(observed.title(), 120));
      }
    }
    return Clip.line(String.join("; ", titles), INVESTIGATED_CHARS_MAX);
  }

  /** What the observations say was done, when no answer says it. */
  private static String observed(Turn.Summarize turn) {
    List<String> titles = new ArrayList<>();
    for (Turn.Observed observed : turn.observed()) {
      if (observed.type() != ObservationType.DISCOVERY) {
        titles.add(Clip.line(observed.title(), 140));
      }
    }
    return Clip.line(String.join("; ", titles), COMPLETED_CHARS_MAX);
  }

  private static String notes(Turn.Summarize turn, Answer answer) {
    String notes = answer.part(Part.NOTE);
    String failure = turn.failure();
    if (failure == null) {
      return notes;
    }
    String work = turn.observed().isEmpty() ? " - no work was observed before it." : "";
    return ("Ended in an error: " + Clip.line(failure, 300) + work + " " + notes).strip();
  }
}
