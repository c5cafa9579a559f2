package dev.varve.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replaces the secrets of a text by markers. Thread-safe. */
final class SecretText {

  /** A marker is a new edge, at which a secret that stuck to the last one begins; so the rest is read again. */
  private static final int ROUNDS_MAX = 4;

  private final Scanner scanner;
  private final Marker marker;

  SecretText(Scanner scanner, Marker marker) {
    this.scanner = scanner;
    this.marker = marker;
  }

  Survey survey(String text) {
    return scanner.survey(text);
  }

  /** The text without its secrets; what the deadline left unchecked, in whichever round, is one marker. */
  String redact(Survey survey, Deadline deadline, Tally tally) {
    Survey rest = survey;
    for (int round = 1; ; round++) {
      String text = rest.text();
      var scan = scanner.scan(rest, deadline);
      if (scan.checked() < text.length()) {
        tally.unchecked();
        return text.substring(0, checkedEnd(text, scan)) + Marker.UNCHECKED;
      }
      if (scan.spans().isEmpty()) {
        return text;
      }
      String next = replaced(text, scan.spans(), tally);
      if (next.equals(text) || round == ROUNDS_MAX) {
        return next;
      }
      rest = scanner.survey(next);
    }
  }

  /** Nobody can read again in time what a marker would uncover, so nothing is kept that touches a secret. */
  private static int checkedEnd(String text, Scanner.Scan scan) {
    int end = Marker.endAround(text, scan.checked());
    for (Span span : scan.spans()) {
      end = Math.min(end, wordStart(text, span.start()));
    }
    return end;
  }

  private static int wordStart(String text, int at) {
    int start = at;
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private String replaced(String text, List<Span> spans, Tally tally) {
    var out = new StringBuilder(text.length());
    int from = 0;
    for (Span span : merged(spans)) {
      out.append(text, from, span.start());
      replace(text, span, out, tally);
      from = span.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  String marked(String kind, String secret, Tally tally) {
    tally.secret(kind);
    return marker.of(kind, secret);
  }

  /** Overlapping spans become one; a key format lends it its kind. */
  static List<Span> merged(List<Span> spans) {
    if (spans.size() < 2) {
      return spans;
    }
    var merged = new ArrayList<Span>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (merged.isEmpty() || span.start() >= merged.getLast().end()) {
        merged.add(span);
      } else {
        merged.add(union(merged.removeLast(), span));
      }
    }
    return merged;
  }

  private static Span union(Span one, Span two) {
    boolean second = one.named() && !two.named();
    int end = Math.max(one.end(), two.end());
    return new Span(one.start(), end, second ? two.kind() : one.kind(), one.named() && two.named());
  }

  /** Markers from an earlier redaction stay; what is around them in the span goes. */
  private void replace(String text, Span span, StringBuilder out, Tally tally) {
    int from = Math.min(span.end(), Marker.endAround(text, span.start()));
    out.append(text, span.start(), from);
    for (int at = text.indexOf(Marker.START, from); at >= 0 && at < span.end(); at = text.indexOf(Marker.START, at + 1)) {
      int end = Math.min(span.end(), Marker.endOf(text, at));
      if (end >= 0) {
        replacePart(text.substring(from, at), span.kind(), out, tally);
        out.append(text, at, end);
        from = end;
      }
    }
    replacePart(text.substring(from, span.end()), span.kind(), out, tally);
  }

  private void replacePart(String part, String kind, StringBuilder out, Tally tally) {
    if (part.isBlank()) {
      out.append(part);
    } else {
      out.append(marked(kind, part, tally));
    }
  }
}
