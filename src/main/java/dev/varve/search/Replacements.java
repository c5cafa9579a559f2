package dev.varve.search;

import dev.varve.search.Figure.Kind;
import dev.varve.search.Figure.Piece;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures that a text says are no longer so, as changed code or in a sentence. */
final class Replacements {

  /** As the rules tell of a change. */
  private static final Pattern BECAME = Pattern.compile("`([^`\\n]*)` became `([^`\\n]*)`");

  /** What follows was so before. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "\\b(?:instead of|no longer|renamed|(?:replac|supersed)(?:e|es|ed|ing))\\b(?! by\\b)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ENDED = Pattern.compile("[.;)]");

  /** So many pieces behind such words may be between them and what was so, and as many before them at what is so. */
  private static final int APART_MAX = 4;

  /** So many are kept of a memory, and so many sentences of a line are read. */
  private static final int FIGURES_MAX = 64;

  private static final int TOLD_MAX = 20;

  private final List<Piece> pieces;
  private final String line;
  private final Set<Figure> figures;

  private Replacements(String line, Set<Figure> figures) {
    this.line = line;
    this.pieces = Figure.pieces(line);
    this.figures = figures;
  }

  /** The first ones, in no order. */
  static Set<Figure> in(String text) {
    Set<Figure> figures = new LinkedHashSet<>();
    BECAME.matcher(text).results().forEach(change -> changed(change.group(1), change.group(2), figures));
    for (String line : text.split("\n", -1)) {
      List<MatchResult> told = BEFORE.matcher(line).results().limit(TOLD_MAX).toList();
      if (!told.isEmpty()) {
        Replacements replacements = new Replacements(line, figures);
        told.forEach(replacements::read);
      }
    }
    return figures.stream().limit(FIGURES_MAX).collect(Collectors.toSet());
  }

  /** A number counts where the same name has another one now. */
  private static void changed(String before, String after, Set<Figure> figures) {
    Set<Figure> now = Figure.in(after);
    Set<String> names = new HashSet<>(Set.of(""));
    now.forEach(figure -> names.add(figure.name()));
    for (Figure figure : Figure.in(before)) {
      if (names.contains(figure.name()) && !now.contains(figure)) {
        figures.add(figure);
      }
    }
  }

  private void read(MatchResult told) {
    int first = 0;
    while (first < pieces.size() && pieces.get(first).start() < told.end()) {
      first++;
    }
    for (int i = first; i < Math.min(pieces.size(), first + APART_MAX); i++) {
      Piece piece = pieces.get(i);
      if (ENDED.matcher(line.substring(told.end(), piece.start())).find()) {
        return;
      }
      if (piece.kind() != Kind.NAME) {
        add(i, told);
        return;
      }
    }
  }

  /** What it is now and what it was may be named at one of the two alone: {@code 40 minutes instead of 15}. */
  private void add(int before, MatchResult told) {
    Piece piece = pieces.get(before);
    if (piece.kind() == Kind.NAMED_VALUE) {
      figures.add(new Figure("", piece.text()));
      return;
    }
    Set<String> names = new HashSet<>(Figure.names(pieces, before));
    int now = before - 1;
    while (now >= 0 && pieces.get(now).end() > told.start()) {
      now--;
    }
    for (int i = now; i >= 0 && i > now - APART_MAX; i--) {
      if (pieces.get(i).kind() == Kind.NUMBER) {
        names.addAll(Figure.names(pieces, i));
        break;
      }
    }
    names.forEach(name -> figures.add(new Figure(name, piece.text())));
  }
}
