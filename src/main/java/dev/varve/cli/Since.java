package dev.varve.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a point in the past as people write it: a date of this machine's time zone, an instant, or an age. */
final class Since {

  private static final Pattern AGE = Pattern.compile("(\\d{1,5})\\s*(hour|day|week)s?");

  private static final Map<String, Duration> UNITS =
      Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));

  private Since() {}

  static Instant parse(String text, InstantSource clock) {
    Matcher age = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (age.matches()) {
      Duration unit = UNITS.getOrDefault(age.group(2), Duration.ZERO);
      return clock.instant().minus(unit.multipliedBy(Long.parseLong(age.group(1))));
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeParseException e) {
      throw new CliException(
          ExitCode.USAGE, "'" + text + "' is no date and no age", "Write 2026-01-31, or an age such as '30 days'");
    }
  }
}
