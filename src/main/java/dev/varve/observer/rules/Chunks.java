package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;

/** Sentences put together up to a length, so that few facts carry them. */
final class Chunks {

  /** Shorter pieces than this say nothing. */
  private static final int CHARS_MIN = 40;

  private Chunks() {}

  static List<String> of(List<String> sentences, int charsMax) {
    List<String> chunks = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    for (String sentence : pieces(sentences, charsMax)) {
      if (!chunk.isEmpty() && chunk.length() + sentence.length() + 1 > charsMax) {
        chunks.add(chunk.toString());
        chunk.setLength(0);
      }
      chunk.append(chunk.isEmpty() ? "" : " ").append(sentence);
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk.toString());
    }
    return chunks;
  }

  /** Sentences that are too long are cut at words and go on in the next chunk. */
  private static List<String> pieces(List<String> sentences, int charsMax) {
    List<String> pieces = new ArrayList<>();
    int max = Math.max(charsMax, CHARS_MIN);
    for (String sentence : sentences) {
      String rest = sentence;
      while (rest.length() > max) {
        int space = rest.lastIndexOf(' ', max - 1);
        int end = space > max / 2 ? space : max - 1;
        pieces.add(rest.substring(0, end) + "…");
        rest = "…" + rest.substring(end).strip();
      }
      pieces.add(rest);
    }
    return pieces;
  }
}
