package dev.varve.observer.reply;

import dev.varve.observer.Prompt;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import java.util.List;

/** The text that shows a turn to a model. What users and tools wrote stands quoted, its tags made harmless. */
public final class TurnPrompt {

  private static final int RECAP_CHARS_MAX = 6_000;
  private static final int PROMPT_BYTES_MAX = 6 * 1024;

  /** Of a long session the first prompts say what it is about, the last ones where it stands. */
  private static final int FIRST_PROMPTS = 4;

  private static final int LAST_PROMPTS = 20;
  private static final int SUMMARY_PROMPT_BYTES_MAX = 1024;
  private static final int OBSERVED_MAX = 60;

  private TurnPrompt() {}

  /** The turn, after what the session's memories already say when {@code recap} is not empty. */
  public static String of(Turn turn, String recap) {
    StringBuilder text = new StringBuilder();
    if (!recap.isBlank()) {
      text.append("Already remembered of this session, not to be reported again:\n<recap>\n");
      text.append(Markup.quoted(recap.substring(0, Math.min(recap.length(), RECAP_CHARS_MAX)).strip()));
      text.append("\n</recap>\n\n");
    }
    switch (turn) {
      case Turn.ToolUses uses -> events(text, uses);
      case Turn.Summarize summarize -> summary(text, summarize);
    }
    return text.toString();
  }

  /** Asks again, in the same conversation, after a reply that was not in the agreed form. */
  public static String restated(Turn turn) {
    return switch (turn) {
      case Turn.ToolUses _ -> """
          That was not the agreed markup, so nothing of it was kept. Answer again for the same events, shorter if need \
          be: only <observation events="IDS"> blocks with type, title, and narrative or facts, each closed; or exactly \
          <nothing/>.""";
      case Turn.Summarize _ -> """
          That was not the agreed markup, so nothing of it was kept. Answer again, shorter if need be: only one \
          <summary> block with request, investigated, learned, completed, next_steps and notes, closed; or exactly \
          <nothing/>.""";
    };
  }

  private static void events(StringBuilder text, Turn.ToolUses turn) {
    open(text, turn);
    turn.prompts().forEach(prompt -> prompt(text, prompt, PROMPT_BYTES_MAX));
    for (ToolUse use : turn.uses()) {
      EventText.append(text, use);
    }
    text.append("</turn>\nReport what is worth keeping of these events.");
  }

  private static void summary(StringBuilder text, Turn.Summarize turn) {
    open(text, turn);
    List<Prompt> prompts = turn.prompts();
    int skipped = Math.max(0, prompts.size() - FIRST_PROMPTS - LAST_PROMPTS);
    for (int i = 0; i < prompts.size(); i++) {
      if (i == FIRST_PROMPTS && skipped > 0) {
        text.append("[… ").append(skipped).append(" prompts left out …]\n");
        i += skipped;
      }
      prompt(text, prompts.get(i), SUMMARY_PROMPT_BYTES_MAX);
    }
    List<Turn.Observed> observed = turn.observed();
    observed.subList(Math.max(0, observed.size() - OBSERVED_MAX), observed.size()).forEach(one -> observed(text, one));
    EventText.side(text, "answer", turn.lastAnswer());
    EventText.side(text, "failure", turn.failure() == null ? "" : turn.failure());
    text.append("</turn>\nSummarize this stretch of the session in one <summary> block.");
  }

  private static void open(StringBuilder text, Turn turn) {
    text.append("<turn project=\"").append(Markup.attribute(turn.project())).append("\">\n");
  }

  private static void prompt(StringBuilder text, Prompt prompt, int bytesMax) {
    text.append("<prompt number=\"").append(prompt.number()).append("\">\n");
    text.append(Excerpt.of(Markup.quoted(prompt.text().strip()), bytesMax));
    text.append("\n</prompt>\n");
  }

  private static void observed(StringBuilder text, Turn.Observed observed) {
    text.append("<observed type=\"").append(observed.type().stored()).append("\">\n");
    text.append(Markup.quoted(observed.title())).append('\n');
    for (String fact : observed.facts()) {
      text.append("- ").append(Markup.quoted(fact)).append('\n');
    }
    if (!observed.filesModified().isEmpty()) {
      text.append("modified: ").append(Markup.quoted(String.join(", ", observed.filesModified()))).append('\n');
    }
    text.append("</observed>\n");
  }
}
