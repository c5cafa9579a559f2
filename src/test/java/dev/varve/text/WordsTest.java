package dev.varve.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordsTest {

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings().withChars("abAB_").ofMinLength(1).ofMaxLength(5).list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abAB_ é").ofMaxLength(60);
  }

  @Property
  void one_pass_finds_what_searching_for_each_word_finds(@ForAll("words") List<String> words, @ForAll("texts") String text) {
    assertThat(inOnePass(words, text)).containsExactlyInAnyOrderElementsOf(oneByOne(words, text));
  }

  /** Each find as {@code end:number of the word}. */
  private static List<String> inOnePass(List<String> words, String text) {
    var automaton = new Words(words);
    var found = new ArrayList<String>();
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = automaton.next(state, text.charAt(i));
      for (int word : state < 0 ? automaton.found(state) : List.<Integer>of()) {
        found.add((i + 1) + ":" + word);
      }
    }
    return found;
  }

  private static List<String> oneByOne(List<String> words, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    var found = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
        found.add((at + word.length()) + ":" + i);
      }
    }
    return found;
  }
}
