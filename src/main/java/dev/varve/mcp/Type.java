package dev.varve.mcp;

import dev.varve.memory.MemoryRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a parameter. Models write a number as text or one reference without its list now and then; what can only
 * mean one thing is taken.
 */
sealed interface Type {

  Map<String, Object> schema();

  /** In words, for whoever wrote something else. */
  String wanted();

  /** Null when it is none. */
  @Nullable Object read(Object given);

  /** With something visible in it. */
  record Text(int charsMax) implements Type {

    @Override
    public Map<String, Object> schema() {
      return Form.of("string", "minLength", 1, "maxLength", charsMax);
    }

    @Override
    public String wanted() {
      return "a text of 1 to " + charsMax + " characters";
    }

    @Override
    public @Nullable Object read(Object given) {
      return given instanceof String text && !text.isBlank() && text.length() <= charsMax ? text : null;
    }
  }

  /** A whole number, both ends included. */
  record Whole(long min, long max) implements Type {

    private static final Pattern WRITTEN = Pattern.compile("-?\\d{1,18}");

    @Override
    public Map<String, Object> schema() {
      return max == Long.MAX_VALUE
          ? Form.of("integer", "minimum", min)
          : Form.of("integer", "minimum", min, "maximum", max);
    }

    @Override
    public String wanted() {
      return "a whole number from " + min + (max == Long.MAX_VALUE ? "" : " to " + max);
    }

    @Override
    public @Nullable Object read(Object given) {
      if (!WRITTEN.matcher(given.toString()).matches()) {
        return null;
      }
      long number = Long.parseLong(given.toString());
      return number >= min && number <= max ? number : null;
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements Type {

    @Override
    public Map<String, Object> schema() {
      return Form.of("string", "enum", words);
    }

    @Override
    public String wanted() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public @Nullable Object read(Object given) {
      return given instanceof String word && words.contains(word) ? word : null;
    }
  }

  /** True or false. */
  record Flag() implements Type {

    @Override
    public Map<String, Object> schema() {
      return Form.of("boolean");
    }

    @Override
    public String wanted() {
      return "true or false";
    }

    @Override
    public @Nullable Object read(Object given) {
      return given instanceof Boolean ? given : null;
    }
  }

  /** The reference of a memory. */
  record Ref() implements Type {

    /** No reference is longer. */
    private static final int CHARS_MAX = 20;

    @Override
    public Map<String, Object> schema() {
      return Form.of("string", "pattern", "^#?[SPsp]?[0-9]{1,18}$");
    }

    @Override
    public String wanted() {
      return "a reference such as #12 (an observation), #S3 (a summary) or #P7 (a prompt)";
    }

    @Override
    public @Nullable MemoryRef read(Object given) {
      boolean written = given instanceof String || given instanceof Number;
      return written && given.toString().length() <= CHARS_MAX ? MemoryRef.parse(given.toString()).orElse(null) : null;
    }
  }

  /** References of memories; at least one of them must be readable. */
  record Refs(int max) implements Type {

    private static final Ref ONE = new Ref();

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> schema = Form.of("array", "items", ONE.schema());
      schema.put("minItems", 1);
      schema.put("maxItems", max);
      return schema;
    }

    @Override
    public String wanted() {
      return "1 to %d references such as #12 (an observation), #S3 (a summary), #P7 (a prompt)".formatted(max);
    }

    @Override
    public @Nullable References read(Object given) {
      List<?> written = given instanceof List<?> several ? several : List.of(given);
      List<MemoryRef> named = new ArrayList<>();
      List<String> unreadable = new ArrayList<>();
      for (Object one : written) {
        MemoryRef ref = ONE.read(one);
        if (ref == null) {
          unreadable.add(Shown.plain(one));
        } else {
          named.add(ref);
        }
      }
      return named.isEmpty() || written.size() > max ? null : new References(named, unreadable);
    }
  }
}
