package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A question for nothing but a time, such as {@code what happened last week}. */
final class TimeQuestion {

  /** Words that ask for whatever there was. */
  private static final Set<String> WHATEVER =
      Set.of(
          "accomplish", "accomplished", "achieve", "achieved", "anything", "changed", "during", "earlier", "everything",
          "going", "gone", "happen", "happened", "happening", "happens", "list", "new", "recap", "show", "since", "something",
          "stuff", "summary", "things", "went", "within", "work", "worked", "working");

  private static final Pattern SINCE = Pattern.compile("\\bsince\\s+$", Pattern.CASE_INSENSITIVE);

  /** What looks like a year may be any number. */
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private TimeQuestion() {}

  /**
   * The time that is asked for; empty when something else is asked for too.
   *
   * @param time that the question names
   */
  static Optional<TimeSpan> span(Question question, TimeSpan.Mention time, MemoryAnalyzer analyzer, Instant now) {
    String text = question.text();
    boolean isExact = !question.phrases().isEmpty() || !question.prefixes().isEmpty();
    if (isExact || NUMBER.matcher(text.substring(time.start(), time.end())).matches()) {
      return Optional.empty();
    }
    for (Word word : analyzer.words(MemoryAnalyzer.QUESTION, text)) {
      if (!time.contains(word) && !WHATEVER.contains(word.written().toLowerCase(Locale.ROOT))) {
        return Optional.empty();
      }
    }
    boolean goesOn = SINCE.matcher(text.substring(0, time.start())).find() && now.isAfter(time.span().until());
    return Optional.of(goesOn ? new TimeSpan(time.span().from(), now) : time.span());
  }
}
