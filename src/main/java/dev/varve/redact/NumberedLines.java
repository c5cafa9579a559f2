package dev.varve.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one file as a search or a listing shows them, each behind its number: a secret may span several, so they are read
 * as the one text they are. Immutable.
 *
 * @param start of the first line in the text around them
 * @param end of the last one, without its break
 * @param plain the lines without what stands before them
 * @param lines where each line begins and ends in the text, behind its number
 */
record NumberedLines(int start, int end, String plain, List<TableLine> lines) {

  /** The first two lines or more, or null. */
  static @Nullable NumberedLines first(Survey survey) {
    return survey.listStart() < 0 ? null : from(survey, survey.listStart());
  }

  /** The next ones, or null. */
  @Nullable NumberedLines next(Survey survey) {
    return from(survey, lineAfter(survey.codes(), end));
  }

  /** The first two lines or more at or after a line, or null. */
  private static @Nullable NumberedLines from(Survey survey, int firstLine) {
    byte[] codes = survey.codes();
    int lineStart = firstLine;
    int next = lineAfter(codes, lineStart);
    boolean numbered = mayBeNumbered(codes, lineStart);
    while (next < codes.length) {
      boolean before = numbered;
      numbered = mayBeNumbered(codes, next);
      if (before && numbered) {
        NumberedLines lines = read(survey, lineStart);
        if (lines.lines().size() > 1) {
          return lines;
        }
      }
      lineStart = next;
      next = lineAfter(codes, lineStart);
    }
    return null;
  }

  /** Where the next line begins; the end of the text if none does. */
  private static int lineAfter(byte[] codes, int at) {
    int end = at;
    while (end < codes.length && codes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, codes.length);
  }

  /** Looked at first, since most lines are not. */
  private static boolean mayBeNumbered(byte[] codes, int lineStart) {
    int at = lineStart;
    while (at < codes.length && codes[at] == ' ') {
      at++;
    }
    if (at < codes.length && LinePrefix.isDigit(codes[at])) {
      return true;
    }
    return at == lineStart && hasNumber(codes, lineStart);
  }

  private static boolean hasNumber(byte[] codes, int lineStart) {
    int last = Math.min(codes.length - 1, lineStart + LinePrefix.LENGTH_MAX);
    for (int i = lineStart + 1; i < last; i++) {
      byte code = codes[i];
      if (code >= 0 && code <= ' ') {
        return false;
      }
      if ((code == ':' || code == '-') && LinePrefix.isDigit(codes[i + 1])) {
        return true;
      }
    }
    return false;
  }

  private static NumberedLines read(Survey survey, int start) {
    String text = survey.text();
    var lines = new ArrayList<TableLine>();
    var plain = new StringBuilder();
    LinePrefix before = null;
    int end = start;
    for (int at = start; at < text.length(); at = end + 1) {
      LinePrefix prefix = LinePrefix.at(survey, at);
      if (prefix == null || before != null && !before.isBefore(prefix)) {
        break;
      }
      TableLine line = TableLine.at(text, prefix.end());
      plain.append(lines.isEmpty() ? "" : "\n").append(text, line.start(), line.end());
      lines.add(line);
      end = line.end();
      before = prefix;
    }
    return new NumberedLines(start, end, plain.toString(), lines);
  }

  /** A stretch of the plain lines in the text around them, where a number stands before each of its lines. */
  List<Span> inText(Span span) {
    var parts = new ArrayList<Span>();
    int lineStart = 0;
    for (TableLine line : lines) {
      int lineEnd = lineStart + line.end() - line.start();
      int from = Math.max(span.start(), lineStart);
      int to = Math.min(span.end(), lineEnd);
      if (from < to) {
        int shift = line.start() - lineStart;
        parts.add(new Span(from + shift, to + shift, span.kind(), span.named()));
      }
      lineStart = lineEnd + 1;
    }
    return parts;
  }
}
