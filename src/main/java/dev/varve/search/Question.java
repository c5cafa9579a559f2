package dev.varve.search;

import dev.varve.search.words.Folding;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed, taken apart.
 *
 * @param words to be found in some way, each term once; without those that only ask unless there are no others
 * @param phrases written in quotes, word for word; {@code strict} when there is nothing but phrases, so that a hit must
 *     have each, while in a sentence or in code they only count more
 * @param prefixes written with a star, folded
 * @param asksState whether it may ask for what is so, rather than for what happened or went wrong
 * @param asksWhen whether it asks for a time, {@code asksHowMany} for a number, {@code asksForName} for who or what
 */
record Question(
    String text,
    List<Word> words,
    List<List<Word>> phrases,
    boolean strict,
    List<String> prefixes,
    boolean asksState,
    boolean asksWhen,
    boolean asksHowMany,
    boolean asksForName) {

  private static final int PHRASES_MAX = 8;
  private static final int PREFIXES_MAX = 8;
  private static final Pattern PHRASE = Pattern.compile("[\"“”„]([^\"“”„]+)[\"“”„]");
  private static final Pattern PREFIX = Pattern.compile("(?<!\\S)([\\p{L}\\p{N}_./:-]{2,})\\*(?!\\S)");
  private static final Pattern HAPPENED =
      Pattern.compile("\\b(did|was|were|had|been|ago|why|ever|first|before|after|history)\\b");
  private static final Pattern WENT_WRONG =
      Pattern.compile("error|exception|\\b(traceback|panicked|denied|refused|fatal|failed|fails|failure|cannot|undefined|warning)\\b");
  private static final Pattern WHEN = Pattern.compile("\\b(when|how long|what (day|date|time|year|month)|which (day|date|year|month))\\b");
  private static final Pattern HOW_MANY = Pattern.compile("\\bhow (many|much|often|old|fast|big|large)\\b");

  private static final Pattern NAME = Pattern.compile("\\b(who|whose|whom|where|which|what)\\b");

  static Question of(String typed, MemoryAnalyzer analyzer) {
    String text = SearchRequest.edges(typed);
    List<String> prefixes = new ArrayList<>();
    String plain = PREFIX.matcher(text).replaceAll(match -> prefix(match.group(1), prefixes));
    String folded = text.toLowerCase(Locale.ROOT);
    return new Question(
        text,
        words(plain, prefixes.isEmpty(), analyzer),
        phrases(plain, analyzer),
        PHRASE.matcher(plain).replaceAll(" ").isBlank(),
        List.copyOf(prefixes),
        !HAPPENED.matcher(folded).find() && !WENT_WRONG.matcher(folded).find(),
        WHEN.matcher(folded).find(),
        HOW_MANY.matcher(folded).find(),
        NAME.matcher(folded).find());
  }

  boolean isEmpty() {
    return words.isEmpty() && prefixes.isEmpty();
  }

  /** Whether something was typed of which nothing can be looked for, so that it must not pass for a question about everything. */
  boolean isUnsearchable() {
    return isEmpty() && phrases.isEmpty() && !text.isBlank();
  }

  /** Whether what it means can be asked for besides its words; quotes and stars alone ask for what is written. */
  boolean hasMeaning() {
    return !words.isEmpty() && !strict;
  }

  private static String prefix(String word, List<String> prefixes) {
    if (prefixes.size() < PREFIXES_MAX) {
      prefixes.add(Folding.of(word));
    }
    return " ";
  }

  private static List<Word> words(String text, boolean some, MemoryAnalyzer analyzer) {
    List<Word> words = distinct(analyzer.words(MemoryAnalyzer.QUESTION, text));
    return words.isEmpty() && some ? distinct(analyzer.words(MemoryAnalyzer.TEXT, text)) : words;
  }

  private static List<Word> distinct(List<Word> words) {
    Map<String, Word> distinct = new LinkedHashMap<>();
    words.forEach(word -> distinct.putIfAbsent(word.term(), word));
    return List.copyOf(distinct.values());
  }

  /** Only the parts of identifiers, which follow each other in the index too. */
  private static List<List<Word>> phrases(String text, MemoryAnalyzer analyzer) {
    List<List<Word>> phrases = new ArrayList<>();
    Matcher matcher = PHRASE.matcher(text);
    while (matcher.find() && phrases.size() < PHRASES_MAX) {
      List<Word> parts = new ArrayList<>();
      for (Word word : analyzer.words(MemoryAnalyzer.TEXT, matcher.group(1))) {
        if (!parts.isEmpty() && parts.getLast().position() == word.position()) {
          parts.removeLast();
        }
        parts.add(word);
      }
      if (!parts.isEmpty()) {
        phrases.add(List.copyOf(parts));
      }
    }
    return List.copyOf(phrases);
  }
}
