package dev.varve.mcp;

import dev.varve.search.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that a call is about; null means no end on that side.
 *
 * @param since included, {@code until} is not
 */
record Times(@Nullable Instant since, @Nullable Instant until) {

  private static final Type WORDS = new Type.Text(100);

  static final Parameter SINCE =
      Parameter.optional(
          "since", WORDS, "From this time on: 2026-01-31, '3 Nov', yesterday, 'last week', '3 days'.", "3 days");

  static final Parameter UNTIL =
      Parameter.optional(
          "until", WORDS, "Up to this time: a day is included, '3 days' is three days ago.", "2026-01-31");

  static Times of(Arguments arguments, Instant now) {
    TimeSpan since = span(arguments, SINCE.name(), now);
    Instant until = time(arguments, UNTIL.name(), now, TimeSpan::end);
    return new Times(since == null ? null : since.from(), until);
  }

  /** Days are those of this machine. */
  static @Nullable TimeSpan span(Arguments arguments, String name, Instant now) {
    return time(arguments, name, now, TimeSpan::parse);
  }

  private interface Reading<T> {
    Optional<T> of(String words, Instant now, ZoneId zone);
  }

  private static <T> @Nullable T time(Arguments arguments, String name, Instant now, Reading<T> reading) {
    String words = arguments.text(name);
    if (words == null) {
      return null;
    }
    return reading
        .of(words, now, ZoneId.systemDefault())
        .orElseThrow(
            () ->
                new ToolRefusal(
                    "'%s' is no time: %s".formatted(name, Shown.of(words)),
                    "Write 2026-01-31, 2026-01-31T10:00, '3 Nov', yesterday, 'last week', '3 days' or '30 minutes'"));
  }
}
