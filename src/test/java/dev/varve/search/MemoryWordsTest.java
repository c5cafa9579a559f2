package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.junit.jupiter.api.Test;

/** Read once, a text has the words of both fields. */
class MemoryWordsTest {

  private static final List<String> PIECES =
      List.of(
          "wrote", "parseUserName", "src/main/Foo.java", "C++", "3.5.2", "Zürich", "…", "--", "日本語の文", "user's", "rounding",
          "a", "Asked:", "HTTPServer2", "(quoted).", "\u0301", "x".repeat(200));

  private final MemoryAnalyzer analyzer = new MemoryAnalyzer();
  private final MemoryWords words = new MemoryWords(analyzer);

  private record Found(String term, int position, boolean whole) {

    static List<Found> of(List<Word> words) {
      return words.stream().map(word -> new Found(word.term(), word.position(), word.whole())).toList();
    }

    static List<Found> of(TokenStream stream) {
      return of(Word.of(stream, ""));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(6); line >= 0; line--) {
      text.append(random.nextInt(3) == 0 ? "Asked: " : "");
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(9) == 0 ? "\t" : " ");
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void what_is_read_once_is_what_each_field_would_read() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      String text = text(random);
      words.read(text);
      assertThat(Found.of(words.written())).as(text).isEqualTo(Found.of(analyzer.words(MemoryAnalyzer.WORDS, text)));
      List<Found> stems = Found.of(analyzer.words(MemoryAnalyzer.TEXT, AskedLines.without(text)));
      assertThat(Found.of(words.stems())).as(text).extracting(Found::term).isEqualTo(stems.stream().map(Found::term).toList());
    }
  }

  @Test
  void what_was_asked_is_among_the_words_as_written_and_not_among_the_stems() throws IOException {
    words.read("Fixed imports\nAsked: why zebras\nIt works");

    assertThat(Found.of(words.written())).extracting(Found::term).contains("asked", "why", "zebras", "works");
    assertThat(Found.of(words.stems()))
        .containsExactly(
            new Found("fix", 0, false),
            new Found("import", 1, false),
            new Found("it", 2, false),
            new Found("work", 3, false));
  }

  @Test
  void words_can_be_read_again_and_those_of_a_longer_text_after_them() throws IOException {
    words.read("one two");
    assertThat(Found.of(words.stems())).hasSize(2).isEqualTo(Found.of(words.stems()));
    words.read("word ".repeat(5_000));
    assertThat(Found.of(words.stems())).hasSize(5_000);
    words.read("");
    assertThat(Found.of(words.written())).isEmpty();
  }
}
