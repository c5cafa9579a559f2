package dev.varve.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void one_pass_finds_what_searching_for_each_word_finds() {
    Chance.tries(
        1_000,
        chance -> {
          List<String> words = chance.list(1, 12, () -> chance.chars("abAB_ñпП密", 1, 5));
          String text = chance.chars("abAB_ éñÑпП密码\uFFFF", 0, 60);
          assertThat(inOnePass(words, text)).containsExactlyInAnyOrderElementsOf(oneByOne(words, text));
        });
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
