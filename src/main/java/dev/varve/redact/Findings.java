package dev.varve.redact;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the redactor took out, in counts; it never holds a value.
 *
 * @param secrets secrets replaced
 * @param privateBlocks private blocks removed, a nested one counts with its outermost
 * @param unchecked texts whose rest was dropped because the time for the event was used up
 * @param cut long strings, images and deep JSON that were shortened
 * @param kinds secrets by kind, such as {@code github}
 */
public record Findings(int secrets, int privateBlocks, int unchecked, int cut, Map<String, Integer> kinds) {

  private static final Findings NONE = new Findings(0, 0, 0, 0, Map.of());

  public Findings {
    kinds = Map.copyOf(kinds);
  }

  public static Findings none() {
    return NONE;
  }

  public Findings plus(Findings other) {
    var sum = new TreeMap<>(kinds);
    other.kinds.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
    return new Findings(
        secrets + other.secrets,
        privateBlocks + other.privateBlocks,
        unchecked + other.unchecked,
        cut + other.cut,
        sum);
  }
}
