package dev.varve.context;

import dev.varve.memory.MemoryRef;
import dev.varve.memory.Summary;

/** Writes a summary on a page: the next steps in full as far as half of it reaches, the rest shortened. */
final class SummaryLines {

  private static final int REST_CHARS_MAX = 400;

  private final ContextPage page;
  private final NoteLine marks;

  SummaryLines(ContextPage page, NoteLine marks) {
    this.page = page;
    this.marks = marks;
  }

  Weighed add(Summary summary) {
    int before = page.tokens();
    head(summary);
    if (!summary.nextSteps().isBlank()) {
      page.longLine("  next steps: " + summary.nextSteps());
    }
    part("asked", cut(summary.request()));
    part("done", cut(summary.completed()));
    part("learned", cut(summary.learned()));
    return weighed(summary, before);
  }

  /** Without what was asked and done. */
  Weighed addShort(Summary summary) {
    int before = page.tokens();
    head(summary);
    part("next steps", cut(summary.nextSteps()));
    part("learned", cut(summary.learned()));
    return weighed(summary, before);
  }

  private Weighed weighed(Summary summary, int before) {
    int tokens = page.tokens() - before;
    return new Weighed(MemoryRef.summary(summary.id()), Why.SUMMARY, tokens, Why.SUMMARY.weight(), tokens > 0);
  }

  private void head(Summary summary) {
    page.line(
        "Summary #S%d, %s%s".formatted(summary.id(), NoteLine.day(summary.originalAt()), marks.otherBranch(summary.branch())));
  }

  private void part(String name, String text) {
    if (!text.isBlank()) {
      page.line("  " + name + ": " + text);
    }
  }

  private static String cut(String text) {
    if (text.length() <= REST_CHARS_MAX) {
      return text;
    }
    int end = REST_CHARS_MAX - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
