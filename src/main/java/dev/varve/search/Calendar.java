package dev.varve.search;

import dev.varve.search.TimeSpan.Mention;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in a text, knowing which day it is.
 *
 * @param newest the latest time that a date without a year may mean
 */
record Calendar(Instant now, Instant newest, ZoneId zone) {

  private static final String MONTHS =
      "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

  /** A month after one of these, else more often a verb. */
  private static final Pattern BEFORE_MAY =
      Pattern.compile("\\b(?:in|of|since|until|till|by|before|after|from|during|last|this|early|late|mid) $", Pattern.CASE_INSENSITIVE);

  private static final String WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";

  private static final Pattern ISO = pattern("(\\d{4})-(\\d\\d)(?:-(\\d\\d))?");
  private static final Pattern DAY_FIRST = pattern("(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS + ")(?:,? (\\d{4}))?");
  private static final Pattern MONTH_FIRST = pattern("(" + MONTHS + ") (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?");
  private static final Pattern MONTH_ONLY = pattern("(" + MONTHS + ")(?:,? (\\d{4}))?");
  private static final Pattern YEAR = pattern("(19\\d\\d|20\\d\\d)");
  private static final Pattern AGE = pattern("(?:(?:since|last|past) )?(\\d{1,4}) ?(hour|day|week|month|year)s?(?: ago)?");
  private static final Pattern MINUTES = pattern("(?:(?:since|last|past) )?(\\d{1,4}) ?min(?:ute)?s?(?: ago)?");
  private static final Pattern NAMED = pattern("today|yesterday|(last|this) (week|month|year)|(?:last |on )?(" + WEEKDAYS + ")");

  private static Pattern pattern(String regex) {
    return Pattern.compile("\\b(?:" + regex + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  /** A text that is a time of day as ISO writes it; without an offset it is one of this zone. */
  Optional<TimeSpan> instant(String text) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      Instant at = time instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(time);
      return Optional.of(new TimeSpan(at, at.plusMillis(1)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A text that is a number of minutes; within a question it is hardly ever the age of a memory. */
  Optional<TimeSpan> minutes(String text) {
    Matcher matcher = MINUTES.matcher(text);
    return matcher.matches()
        ? Optional.of(new TimeSpan(now.minus(Duration.ofMinutes(number(matcher, 1))), now))
        : Optional.empty();
  }

  /** Whether a text says how long ago something was. */
  static boolean isAge(String text) {
    return AGE.matcher(text).matches() || MINUTES.matcher(text).matches();
  }

  /** The first time in a text, more precise forms before others. */
  Optional<Mention> mention(String text) {
    return found(ISO, text, m -> iso(number(m, 1), number(m, 2), m.group(3) == null ? 0 : number(m, 3)))
        .or(() -> found(DAY_FIRST, text, m -> day(m.group(3), m.group(2), number(m, 1))))
        .or(() -> found(MONTH_FIRST, text, m -> day(m.group(3), m.group(1), number(m, 2))))
        .or(() -> found(MONTH_ONLY, text, m -> month(m.group(2), m.group(1))))
        .or(() -> found(AGE, text, m -> age(number(m, 1), m.group(2).toLowerCase(Locale.ROOT))))
        .or(() -> found(NAMED, text, m -> named(m)))
        .or(() -> found(YEAR, text, m -> days(LocalDate.of(number(m, 1), 1, 1), LocalDate.of(number(m, 1) + 1, 1, 1))));
  }

  private interface Reading {
    TimeSpan of(Matcher matcher);
  }

  private static Optional<Mention> found(Pattern pattern, String text, Reading reading) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      try {
        if (!isVerb(matcher, text)) {
          return Optional.of(new Mention(reading.of(matcher), matcher.start(), matcher.end()));
        }
      } catch (DateTimeException e) {
        // The thirteenth month is no time; there may be one further on.
      }
    }
    return Optional.empty();
  }

  private static boolean isVerb(Matcher matcher, String text) {
    boolean alone = matcher.group().length() == text.length();
    return matcher.group().equalsIgnoreCase("may") && !alone && !BEFORE_MAY.matcher(text.substring(0, matcher.start())).find();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  private TimeSpan days(LocalDate first, LocalDate end) {
    return new TimeSpan(first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  private TimeSpan iso(int year, int month, int day) {
    LocalDate first = LocalDate.of(year, month, Math.max(1, day));
    return days(first, day == 0 ? first.plusMonths(1) : first.plusDays(1));
  }

  private TimeSpan day(@Nullable String year, String month, int day) {
    LocalDate date = latest(year, named(month), day);
    return days(date, date.plusDays(1));
  }

  private TimeSpan month(@Nullable String year, String month) {
    LocalDate first = latest(year, named(month), 1);
    return days(first, first.plusMonths(1));
  }

  private LocalDate latest(@Nullable String year, Month month, int day) {
    if (year != null) {
      return LocalDate.of(Integer.parseInt(year), month, day);
    }
    LocalDate last = LocalDate.ofInstant(newest, zone);
    LocalDate date = LocalDate.of(last.getYear(), month, day);
    return date.isAfter(last) ? date.minusYears(1) : date;
  }

  private static Month named(String month) {
    String start = month.substring(0, 3).toUpperCase(Locale.ROOT);
    for (Month one : Month.values()) {
      if (one.name().startsWith(start)) {
        return one;
      }
    }
    throw new DateTimeException("no month " + month);
  }

  private TimeSpan age(int count, String unit) {
    ZonedDateTime here = now.atZone(zone);
    ZonedDateTime from =
        switch (unit) {
          case "hour" -> here.minusHours(count);
          case "day" -> here.minusDays(count);
          case "week" -> here.minusWeeks(count);
          case "month" -> here.minusMonths(count);
          default -> here.minusYears(count);
        };
    return new TimeSpan(from.toInstant(), now);
  }

  private TimeSpan named(Matcher matcher) {
    LocalDate today = today();
    if (matcher.group(3) != null) {
      DayOfWeek day = DayOfWeek.valueOf(matcher.group(3).toUpperCase(Locale.ROOT));
      LocalDate date = today.with(TemporalAdjusters.previousOrSame(day));
      return days(date, date.plusDays(1));
    }
    if (matcher.group(2) != null) {
      return period(today, matcher.group(1).equalsIgnoreCase("last"), matcher.group(2).toLowerCase(Locale.ROOT));
    }
    LocalDate date = matcher.group().equalsIgnoreCase("today") ? today : today.minusDays(1);
    return days(date, date.plusDays(1));
  }

  private TimeSpan period(LocalDate today, boolean last, String unit) {
    return switch (unit) {
      case "week" -> {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(last ? 1 : 0);
        yield days(monday, monday.plusWeeks(1));
      }
      case "month" -> {
        LocalDate first = today.withDayOfMonth(1).minusMonths(last ? 1 : 0);
        yield days(first, first.plusMonths(1));
      }
      default -> {
        LocalDate first = today.withDayOfYear(1).minusYears(last ? 1 : 0);
        yield days(first, first.plusYears(1));
      }
    };
  }
}
