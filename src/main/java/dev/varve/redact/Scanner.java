package dev.varve.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets of a text: the anchors of all rules in one reading, a rule only where its anchor is.
 * Thread-safe.
 */
final class Scanner {

  /** Characters between two looks at the clock. */
  private static final int CHUNK = 8_192;

  /** What a try of a rule costs in characters read. */
  private static final int TRY_STEPS = 100;

  /** Rules tried between two looks at the clock. */
  private static final int TRIES = 64;

  private final Anchors anchors;

  /** What was found, in order of the anchors, and how far the text was read. */
  record Scan(List<Span> spans, int checked) {}

  Scanner(RedactionRules rules) {
    this.anchors = new Anchors(rules);
  }

  Survey survey(String text) {
    return anchors.survey(text);
  }

  /**
   * Finds secrets in plain sight, in lines that a listing numbers, in runs of base64 that say one, and phrases that nothing
   * but their checksum gives away.
   */
  Scan scan(Survey survey, Deadline deadline) {
    Scan plain = new Pass(survey, deadline).run();
    List<Span> spans = plain.spans();
    for (Span phrase = WalletPhrase.next(survey, 0); phrase != null; phrase = WalletPhrase.next(survey, phrase.end())) {
      spans.add(phrase);
    }
    Scan listed = listed(survey, plain, deadline);
    return listed.checked() < plain.checked() ? listed : encoded(survey, plain, deadline);
  }

  private Scan listed(Survey survey, Scan plain, Deadline deadline) {
    for (NumberedLines lines = NumberedLines.first(survey); lines != null; lines = lines.next(survey)) {
      // What is no anchor in the text is none in its lines.
      Survey inLines = survey.hasHits(lines.start(), lines.end()) ? survey(lines.plain()) : Survey.narrow(lines.plain());
      Scan inside = new Pass(inLines, deadline).run();
      if (inside.checked() < inLines.text().length()) {
        return new Scan(plain.spans(), Math.min(lines.start(), plain.checked()));
      }
      for (Span span : inside.spans()) {
        plain.spans().addAll(lines.inText(span));
      }
    }
    return plain;
  }

  private Scan encoded(Survey survey, Scan plain, Deadline deadline) {
    List<Span> spans = plain.spans();
    for (EncodedText run = EncodedText.next(survey, 0); run != null; run = EncodedText.next(survey, run.end())) {
      Scan inside = new Pass(survey(run.plain()), deadline).run();
      if (inside.checked() < run.plain().length() || run.end() > plain.checked()) {
        return new Scan(spans, Math.min(run.start(), plain.checked()));
      }
      if (!inside.spans().isEmpty()) {
        spans.add(new Span(run.start(), run.end(), inside.spans().getFirst().kind(), false));
      }
    }
    return plain;
  }

  /** One look at all anchors of one text. */
  private final class Pass {

    private final Survey survey;
    private final String text;
    private final Deadline deadline;
    private final List<Span> spans = new ArrayList<>(0);
    private int hit;
    private int tries;
    private int allTries;

    /** Where the last key ended: what lies inside it needs no rule of its own. */
    private int keyEnd;

    private @Nullable SecretColumns columns;

    Pass(Survey survey, Deadline deadline) {
      this.survey = survey;
      this.text = survey.text();
      this.deadline = deadline;
    }

    Scan run() {
      int at = 0;
      while (at < text.length()) {
        if (deadline.passed()) {
          return new Scan(spans, at);
        }
        int triesBefore = allTries;
        int next = read(Math.min(text.length(), at + CHUNK));
        deadline.worked(next - at + (allTries - triesBefore) * TRY_STEPS);
        at = next;
      }
      return new Scan(spans, at);
    }

    /** Looks at the anchors of a chunk and returns where it stopped, which is early after many tries. */
    private int read(int to) {
      while (hit < survey.hits() && survey.hitEnd(hit) <= to) {
        int end = survey.hitEnd(hit);
        while (hit < survey.hits() && survey.hitEnd(hit) == end) {
          look(anchors.get(survey.hitAnchor(hit)), end);
          hit++;
        }
        if (tries > TRIES) {
          tries = 0;
          return end;
        }
      }
      return to;
    }

    private void look(Anchor anchor, int end) {
      int start = end - anchor.length();
      Rule rule = Objects.requireNonNull(anchor.rule(), "frames are no hits");
      Span span = start < keyEnd ? null : attempt(rule, start, end);
      if (span != null) {
        spans.add(span);
      } else if (rule instanceof NameRule name) {
        spans.addAll(columns().under(name, start, end));
      }
    }

    private SecretColumns columns() {
      columns = columns == null ? new SecretColumns(text) : columns;
      return columns;
    }

    private @Nullable Span attempt(Rule rule, int start, int end) {
      tries++;
      allTries++;
      Span span = rule.find(text, start, end);
      if (span != null && rule instanceof KeyRule) {
        keyEnd = Math.max(keyEnd, span.end());
      }
      return span;
    }
  }
}
