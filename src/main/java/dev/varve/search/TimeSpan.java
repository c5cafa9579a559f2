package dev.varve.search;

import dev.varve.search.words.Word;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A stretch of time as people name it: an ISO date, month, instant or local time, {@code 3 Nov}, {@code Nov 2026}, {@code
 * yesterday}, {@code last week}, {@code 3 days}, {@code 30 minutes}.
 *
 * @param from included, {@code until} is not
 */
public record TimeSpan(Instant from, Instant until) {

  /** Reads words that are nothing but a time; empty when they are none. Dates without a year are the latest such. */
  public static Optional<TimeSpan> parse(String words, Instant now, ZoneId zone) {
    String text = plain(words);
    Calendar calendar = new Calendar(now, now, zone);
    return calendar
        .instant(text)
        .or(() -> calendar.minutes(text))
        .or(() -> calendar.mention(text).filter(found -> found.is(text)).map(Mention::span));
  }

  /**
   * Where something ends that these words end: behind the day or month that they name; at an age such as {@code 3 days},
   * so long ago.
   */
  public static Optional<Instant> end(String words, Instant now, ZoneId zone) {
    boolean isAge = Calendar.isAge(plain(words));
    return parse(words, now, zone).map(span -> isAge ? span.from() : span.until());
  }

  private static String plain(String words) {
    return words.strip().replaceAll("\\s+", " ");
  }

  /**
   * The time that a question speaks of, if it does.
   *
   * @param newest of what is known; a date without a year is the latest such before it
   */
  static Optional<Mention> mentioned(String question, Instant now, Instant newest, ZoneId zone) {
    return new Calendar(now, newest, zone).mention(question);
  }

  /** A time in a text, from the character {@code start} to before {@code end}. */
  record Mention(TimeSpan span, int start, int end) {

    boolean contains(Word word) {
      return word.start() >= start && word.end() <= end;
    }

    private boolean is(String text) {
      return start == 0 && end == text.length();
    }
  }
}
