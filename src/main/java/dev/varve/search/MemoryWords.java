package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import org.apache.lucene.analysis.TokenStream;

/**
 * The words of one memory, taken apart once for two fields of the index. What it gives is good until the next memory is
 * read. Used by one thread.
 */
final class MemoryWords {

  private final MemoryAnalyzer analyzer;
  private final FoldedWords words = new FoldedWords();
  private final TokenStream written = words.new Reading(true);
  private final TokenStream stems = MemoryAnalyzer.stemmed(words.new Reading(false));

  MemoryWords(MemoryAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** Takes apart all that a memory can be found by. */
  void read(String text) throws IOException {
    words.keep(analyzer.tokenStream(MemoryAnalyzer.WORDS, text), asked(text));
  }

  /** Whether a place lies in a line with what the user asked. */
  private static IntPredicate asked(String text) {
    List<MatchResult> lines = AskedLines.in(text);
    return at -> {
      for (MatchResult line : lines) {
        if (at >= line.start() && at < line.end()) {
          return true;
        }
      }
      return false;
    };
  }

  /** Words as they are written. */
  TokenStream written() {
    return written;
  }

  /** Their stems, without what the user asked. */
  TokenStream stems() {
    return stems;
  }
}
