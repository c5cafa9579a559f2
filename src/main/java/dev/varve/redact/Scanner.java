package dev.varve.redact;

import dev.varve.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets of a text in one pass: the anchors of all rules first, a rule only where its anchor is.
 * Thread-safe.
 */
final class Scanner {

  /** Characters between two looks at the clock. */
  private static final int CHUNK = 8_192;

  /** What a try of a rule costs in characters read. */
  private static final int TRY_STEPS = 100;

  /** Rules tried between two looks at the clock. */
  private static final int TRIES = 64;

  private final Words anchors;
  private final List<Anchor> words;

  private record Anchor(Rule rule, String literal, boolean exact) {}

  /** What was found, in order of the anchors, and how far the text was read. */
  record Scan(List<Span> spans, int checked) {}

  Scanner(RedactionRules rules) {
    this.words = new ArrayList<>();
    for (Rule rule : rules.all()) {
      for (String literal : rule.anchors()) {
        words.add(new Anchor(rule, literal, rule instanceof KeyRule key && isCaseSensitive(key)));
      }
    }
    this.anchors = new Words(words.stream().map(Anchor::literal).toList());
  }

  private static boolean isCaseSensitive(KeyRule rule) {
    return !rule.pattern().pattern().startsWith("(?i)");
  }

  /**
   * Finds secrets in plain sight, in lines that a listing numbers, in runs of base64 that say one, and phrases that nothing
   * but their checksum gives away.
   */
  Scan scan(String text, Deadline deadline) {
    Scan plain = new Pass(text, deadline).run();
    List<Span> spans = plain.spans();
    for (Span phrase = WalletPhrase.next(text, 0); phrase != null; phrase = WalletPhrase.next(text, phrase.end())) {
      spans.add(phrase);
    }
    Scan listed = listed(text, plain, deadline);
    return listed.checked() < plain.checked() ? listed : encoded(text, plain, deadline);
  }

  private Scan listed(String text, Scan plain, Deadline deadline) {
    for (NumberedLines lines = NumberedLines.next(text, 0); lines != null; lines = NumberedLines.next(text, lines.end())) {
      Scan inside = new Pass(lines.plain(), deadline).run();
      if (inside.checked() < lines.plain().length()) {
        return new Scan(plain.spans(), Math.min(lines.start(), plain.checked()));
      }
      for (Span span : inside.spans()) {
        plain.spans().addAll(lines.inText(span));
      }
    }
    return plain;
  }

  private Scan encoded(String text, Scan plain, Deadline deadline) {
    List<Span> spans = plain.spans();
    for (EncodedText run = EncodedText.next(text, 0); run != null; run = EncodedText.next(text, run.end())) {
      Scan inside = new Pass(run.plain(), deadline).run();
      if (inside.checked() < run.plain().length() || run.end() > plain.checked()) {
        return new Scan(spans, Math.min(run.start(), plain.checked()));
      }
      if (!inside.spans().isEmpty()) {
        spans.add(new Span(run.start(), run.end(), inside.spans().getFirst().kind(), false));
      }
    }
    return plain;
  }

  /** One reading of one text. */
  private final class Pass {

    private final String text;
    private final Deadline deadline;
    private final List<Span> spans = new ArrayList<>(0);
    private int state;
    private int tries;
    private int allTries;

    /** Where the last key ended: what lies inside it needs no rule of its own. */
    private int keyEnd;

    private final SecretColumns columns;

    Pass(String text, Deadline deadline) {
      this.text = text;
      this.columns = new SecretColumns(text);
      this.deadline = deadline;
    }

    Scan run() {
      int at = 0;
      while (at < text.length()) {
        if (deadline.passed()) {
          return new Scan(spans, at);
        }
        int triesBefore = allTries;
        int next = read(at, Math.min(text.length(), at + CHUNK));
        deadline.worked(next - at + (allTries - triesBefore) * TRY_STEPS);
        at = next;
      }
      return new Scan(spans, at);
    }

    /** Reads a chunk and returns where it stopped, which is early after many tries. */
    private int read(int from, int to) {
      int current = state;
      for (int i = from; i < to; i++) {
        current = anchors.next(current, text.charAt(i));
        if (current < 0 && tried(current, i + 1) > TRIES) {
          tries = 0;
          state = current;
          return i + 1;
        }
      }
      state = current;
      return to;
    }

    private int tried(int found, int end) {
      for (int word : anchors.found(found)) {
        Anchor anchor = words.get(word);
        Span span = attempt(anchor, end);
        if (span != null) {
          spans.add(span);
        } else if (anchor.rule() instanceof NameRule rule) {
          spans.addAll(columns.under(rule, end - anchor.literal().length(), end));
        }
      }
      return tries;
    }

    private @Nullable Span attempt(Anchor anchor, int end) {
      int start = end - anchor.literal().length();
      if (start < keyEnd || anchor.exact() && !text.startsWith(anchor.literal(), start)) {
        return null;
      }
      tries++;
      allTries++;
      Span span = anchor.rule().find(text, start, end);
      if (span != null && anchor.rule() instanceof KeyRule) {
        keyEnd = Math.max(keyEnd, span.end());
      }
      return span;
    }
  }
}
