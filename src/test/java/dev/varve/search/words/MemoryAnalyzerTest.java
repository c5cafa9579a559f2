package dev.varve.search.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryAnalyzerTest {

  private final MemoryAnalyzer analyzer = new MemoryAnalyzer();

  private List<String> terms(String text) {
    return analyzer.words(MemoryAnalyzer.TEXT, text).stream().map(Word::term).toList();
  }

  private List<String> words(String text) {
    return analyzer.words(MemoryAnalyzer.WORDS, text).stream().map(Word::term).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "parseUserName, parseusername parse user name",
    "HTTPServer2Test, httpserver2test http server2 test",
    "max_retry_count, max_retry_count max retry count",
    "gather-messages, gather-messages gather messages",
    "AccountName.isWithin, accountname.iswithin account name is within",
    "src/main/Foo.java, src/main/foo.java src main foo.java foo java",
    "maven-surefire-plugin:3.5.2, maven-surefire-plugin:3.5.2 maven-surefire-plugin maven surefire plugin 3.5.2 3 5 2",
    "15c21257b616, 15c21257b616",
    "TALLY-14, tally-14 tally 14",
    "user's, user",
    "don't, dont",
    "C++, c++ c",
    "(quoted)., quoted",
    "Zürich, zurich"
  })
  void names_are_found_as_a_whole_and_by_their_parts(String text, String expected) {
    assertThat(String.join(" ", words(text))).isEqualTo(expected);
  }

  @Test
  void parts_follow_each_other_and_wholes_stand_with_their_first_part() {
    assertThat(analyzer.words(MemoryAnalyzer.WORDS, "call parseUser now"))
        .extracting(Word::term, Word::position, Word::written)
        .containsExactly(
            tuple("call", 0, "call"),
            tuple("parseuser", 1, "parseUser"),
            tuple("parse", 1, "parse"),
            tuple("user", 2, "User"),
            tuple("now", 3, "now"));
  }

  @ParameterizedTest
  @CsvSource({"wrote, written", "deployed, deploying", "indices, indexes", "Fixed, fixes", "ran, running"})
  void forms_of_a_word_are_one_term(String one, String other) {
    assertThat(terms(one)).isEqualTo(terms(other));
  }

  @Test
  void a_name_as_a_whole_is_not_stemmed() {
    assertThat(terms("user_settings")).contains("user_settings");
  }

  @Test
  void scripts_without_spaces_are_cut_into_words() {
    assertThat(words("修复了登录错误")).hasSizeGreaterThan(1).contains("登录");
    assertThat(words("パスワードを変更する")).hasSizeGreaterThan(1);
    assertThat(words("修复 parseUser")).contains("parseuser", "parse", "user");
  }

  @Test
  void words_that_only_ask_are_no_part_of_a_question() {
    assertThat(analyzer.words(MemoryAnalyzer.QUESTION, "Why did the build fail?"))
        .extracting(Word::term)
        .containsExactly("build", "fail");
  }

  /** The short way must find what the long one does. */
  @Test
  void plain_text_is_cut_and_folded_as_icu_would() throws IOException {
    Random random = new Random(7);
    String alphabet = "aBcÉß9_-./:'’^` \n\t\u00a0\u2003#+(){}\"…–→│é";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(tokens(new Folding(tokenizer(new WordTokenizer(), text))))
          .as("round %d: %s", round, text)
          .isEqualTo(tokens(new ICUFoldingFilter(tokenizer(new ICUTokenizer(new Scripts()), text))));
    }
  }

  private static Tokenizer tokenizer(Tokenizer tokenizer, CharSequence text) {
    tokenizer.setReader(new StringReader(text.toString()));
    return tokenizer;
  }

  private static List<String> tokens(TokenStream stream) throws IOException {
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
    List<String> tokens = new ArrayList<>();
    stream.reset();
    while (stream.incrementToken()) {
      tokens.add(term + "@" + offset.startOffset() + "-" + offset.endOffset());
    }
    stream.end();
    tokens.add("end " + offset.endOffset());
    stream.close();
    return tokens;
  }

  /** Lucene refuses offsets that go back, and a text is whatever somebody stored. */
  @Test
  void any_text_can_be_analysed_and_every_word_lies_within_it() {
    Random random = new Random(5);
    String alphabet = "aB9_-./:'’ \n\t#+(){}\"…é漢あ😀\u0301\uD83D";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int last = 0;
      for (Word word : analyzer.words(MemoryAnalyzer.TEXT, text.toString())) {
        assertThat(word.term()).isEqualTo(word.term().toLowerCase(Locale.ROOT)).isNotEmpty();
        assertThat(word.start()).as("round %d: %s", round, text).isGreaterThanOrEqualTo(last);
        assertThat(word.end()).isBetween(word.start(), text.length());
        last = word.start();
      }
    }
  }
}
