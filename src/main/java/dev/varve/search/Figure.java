package dev.varve.search;

import dev.varve.search.words.StopWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a text gives something, such as {@code 15} to {@code minute}.
 *
 * @param name the word next to the value, without case and a plural's end; empty for a value that is a name by itself, such
 *     as {@code sha256} or {@code 2.3.0}
 */
record Figure(String name, String value) {

  /** A number and its unit, a name with digits, a word; identifiers are several words. Bounded, as memories can be anything. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<!\\d)(\\d++(?:[._]\\d++){0,5}+)([A-Za-z]{0,3}+)(?![A-Za-z0-9_])"
              + "|([A-Za-z]{1,40}\\d[A-Za-z0-9]{0,40}+)|[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\..*");

  /** A shorter one, such as {@code p5}, is like a word. */
  private static final int NAMED_VALUE_CHARS_MIN = 3;

  private static final int PLURAL_CHARS_MIN = 4;

  /** What a piece of a text can be of a figure. */
  enum Kind {
    NAME,
    NUMBER,
    NAMED_VALUE
  }

  /** A piece of a text, with its place. */
  record Piece(String text, Kind kind, int start, int end) {}

  /** All that a text has. */
  static Set<Figure> in(String text) {
    List<Piece> pieces = pieces(text);
    Set<Figure> figures = new LinkedHashSet<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.kind() == Kind.NAMED_VALUE) {
        figures.add(new Figure("", piece.text()));
      } else if (piece.kind() == Kind.NUMBER) {
        for (String name : names(pieces, i)) {
          figures.add(new Figure(name, piece.text()));
        }
      }
    }
    return figures;
  }

  /** The words right before and behind a piece. */
  static List<String> names(List<Piece> pieces, int of) {
    List<String> names = new ArrayList<>();
    for (int i = Math.max(0, of - 1); i <= Math.min(of + 1, pieces.size() - 1); i++) {
      Piece piece = pieces.get(i);
      if (piece.kind() == Kind.NAME && !StopWords.SET.contains(piece.text())) {
        names.add(piece.text());
      }
    }
    return names;
  }

  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = PIECE.matcher(text);
    while (found.find()) {
      String number = found.group(1);
      if (number == null) {
        pieces.add(word(found));
      } else {
        Kind kind = VERSION.matcher(number).matches() ? Kind.NAMED_VALUE : Kind.NUMBER;
        pieces.add(new Piece(number, kind, found.start(1), found.end(1)));
        if (!found.group(2).isEmpty()) {
          pieces.add(new Piece(found.group(2).toLowerCase(Locale.ROOT), Kind.NAME, found.start(2), found.end(2)));
        }
      }
    }
    return pieces;
  }

  private static Piece word(Matcher found) {
    String word = found.group().toLowerCase(Locale.ROOT);
    boolean valued = found.group(3) != null && word.length() >= NAMED_VALUE_CHARS_MIN;
    return new Piece(valued ? word : singular(word), valued ? Kind.NAMED_VALUE : Kind.NAME, found.start(), found.end());
  }

  /** Whether a text in small letters has its name and its value; anywhere, so that it need not be given the one by the other. */
  boolean isWrittenIn(String text) {
    return text.contains(value) && text.contains(name);
  }

  /** One a line, to be read by {@link #ofLines}. */
  static String lines(Set<Figure> figures) {
    StringBuilder lines = new StringBuilder();
    figures.forEach(figure -> lines.append(figure.name).append('=').append(figure.value).append('\n'));
    return lines.toString();
  }

  static Set<Figure> ofLines(String lines) {
    Set<Figure> figures = new LinkedHashSet<>();
    lines.lines().forEach(line -> figures.add(ofLine(line, line.indexOf('='))));
    return figures;
  }

  private static Figure ofLine(String line, int equals) {
    return new Figure(line.substring(0, equals), line.substring(equals + 1));
  }

  private static String singular(String word) {
    return word.length() >= PLURAL_CHARS_MIN && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
