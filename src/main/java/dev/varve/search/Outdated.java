package dev.varve.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * Whether what a memory was found for is no longer so: a later turn says that a figure of it was replaced, and most of the
 * sought words that the memory has stand in the sentence with that figure. Reads of each memory the figures, and of those
 * that may be outdated the text, once. Used by one thread.
 */
final class Outdated {

  private final IndexView view;
  private final Layout layout;
  private final Texts texts;
  private final Sought sought;
  private final float near;
  private final Map<Integer, Set<Figure>> replaced = new HashMap<>();
  private final Map<Integer, Statements> statements = new HashMap<>();

  /** @param near the part of the sought words that must stand so */
  Outdated(IndexView view, Texts texts, Sought sought, float near) {
    this.view = view;
    this.layout = view.layout();
    this.texts = texts;
    this.sought = sought;
    this.near = near;
  }

  /** Whether the turn of a newer memory says so. */
  boolean isOutdated(int older, int newer) throws IOException {
    Set<Figure> figures = replacedInTurn(newer);
    if (figures.isEmpty()) {
      return false;
    }
    figures.removeAll(replacedIn(older));
    return statements(older).share(figures, sought, texts.analyzer()) >= near;
  }

  private Set<Figure> replacedInTurn(int place) throws IOException {
    Set<Figure> all = new LinkedHashSet<>(replacedIn(place));
    for (int other = place - 1; other >= 0 && layout.isOneTurn(place, other); other--) {
      all.addAll(replacedIn(other));
    }
    for (int other = place + 1; layout.isOneTurn(place, other); other++) {
      all.addAll(replacedIn(other));
    }
    return all;
  }

  private Set<Figure> replacedIn(int place) throws IOException {
    if (!layout.has(place, Traits.REPLACES)) {
      return Set.of();
    }
    Set<Figure> known = replaced.get(place);
    if (known == null) {
      BytesRef bytes = view.bytes(MemoryDocument.REPLACED, place);
      known = bytes == null ? Set.of() : Figure.ofLines(bytes.utf8ToString());
      replaced.put(place, known);
    }
    return known;
  }

  private Statements statements(int place) {
    return statements.computeIfAbsent(place, one -> new Statements(texts.of(layout.code(one))));
  }
}
