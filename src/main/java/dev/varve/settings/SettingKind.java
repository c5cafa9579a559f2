package dev.varve.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the text of a setting is read, and what it must look like. */
sealed interface SettingKind<T> {

  /** Throws {@link IllegalArgumentException} when the text is not {@link #expected}. */
  T read(String text);

  /** Whether it may be written so in a file, where a value has a type besides its text. */
  default boolean isOf(JsonNode value) {
    return value.isTextual();
  }

  /** What is allowed, as it ends a sentence that begins "must be". */
  String expected();

  record Whole(long min, long max) implements SettingKind<Integer> {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,18}(?:_[0-9]{1,18})*");

    @Override
    public boolean isOf(JsonNode value) {
      return value.isIntegralNumber();
    }

    @Override
    public Integer read(String text) {
      require(FORM.matcher(text).matches());
      long value = Long.parseLong(text.replace("_", ""));
      require(value >= min && value <= max);
      return (int) value;
    }

    @Override
    public String expected() {
      return "a whole number from %d to %d".formatted(min, max);
    }
  }

  record Time(Duration min, Duration max) implements SettingKind<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");

    @Override
    public Duration read(String text) {
      Matcher matcher = FORM.matcher(text);
      require(matcher.matches());
      long amount = Long.parseLong(matcher.group(1));
      Duration value =
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          };
      require(value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
      return value;
    }

    @Override
    public String expected() {
      return "a time such as \"30s\" (ms, s, m, h, d) from %s to %s".formatted(text(min), text(max));
    }

    private static String text(Duration time) {
      if (time.toMillis() % 1_000 != 0) {
        return time.toMillis() + "ms";
      }
      return time.toDays() > 0 ? time.toDays() + "d" : time.toSeconds() + "s";
    }
  }

  /** Decimal units. */
  record Size(long min, long max) implements SettingKind<Long> {
    private static final Pattern FORM = Pattern.compile("(?i)([0-9]{1,12})(B|kB|MB|GB)");

    @Override
    public Long read(String text) {
      Matcher matcher = FORM.matcher(text);
      require(matcher.matches());
      long unit =
          switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "kb" -> 1_000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            default -> 1;
          };
      long value = Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
      require(value >= min && value <= max);
      return value;
    }

    @Override
    public String expected() {
      return "a size such as \"500MB\" (B, kB, MB, GB) from %s to %s".formatted(text(min), text(max));
    }

    private static String text(long bytes) {
      if (bytes > 0 && bytes % 1_000_000_000 == 0) {
        return bytes / 1_000_000_000 + "GB";
      }
      if (bytes > 0 && bytes % 1_000_000 == 0) {
        return bytes / 1_000_000 + "MB";
      }
      return bytes > 0 && bytes % 1_000 == 0 ? bytes / 1_000 + "kB" : bytes + "B";
    }
  }

  record Choice(List<String> words) implements SettingKind<String> {
    @Override
    public String read(String text) {
      require(words.contains(text));
      return text;
    }

    @Override
    public String expected() {
      return "one of " + String.join(", ", words);
    }
  }

  record Text(int lengthMax) implements SettingKind<String> {
    @Override
    public String read(String text) {
      require(text.length() <= lengthMax && text.codePoints().noneMatch(Character::isISOControl));
      return text;
    }

    @Override
    public String expected() {
      return "text of at most %d characters on one line".formatted(lengthMax);
    }
  }

  /** A list; in the file it may also be written as one. */
  record Words(int countMax) implements SettingKind<List<String>> {
    @Override
    public boolean isOf(JsonNode value) {
      return value.isTextual() || value.isArray();
    }

    @Override
    public List<String> read(String text) {
      require(text.codePoints().noneMatch(Character::isISOControl));
      List<String> words = Stream.of(text.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty()).toList();
      require(words.size() <= countMax);
      return words;
    }

    @Override
    public String expected() {
      return "a list, or text with commas, of at most %d entries".formatted(countMax);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not as expected");
    }
  }
}
