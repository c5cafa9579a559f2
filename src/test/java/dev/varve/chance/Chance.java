package dev.varve.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Values that differ from one try of a promise to the next, and are the same again for the same seed. */
public final class Chance {

  private static final long FIRST_SEED = 20_301;

  /** One value in so many is the smallest or the largest one that there may be. */
  private static final int EDGE_EVERY = 8;

  private final Random random;

  private Chance(long seed) {
    this.random = new Random(seed);
  }

  /** A promise, tried with values by chance. */
  @FunctionalInterface
  public interface Trial {
    void with(Chance chance) throws Exception;
  }

  /** Tries it so often, each time with a seed of its own, which a failure names. */
  public static void tries(int count, Trial trial) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
      once(seed, trial);
    }
  }

  /** Tries it with the seed of a failure. */
  public static void once(long seed, Trial trial) {
    try {
      trial.with(new Chance(seed));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("with the seed " + seed + ": " + e.getMessage(), e);
    }
  }

  public Random random() {
    return random;
  }

  public boolean yes() {
    return random.nextBoolean();
  }

  /** Both ends included, and more often than what is between them. */
  public int between(int min, int max) {
    int edge = random.nextInt(2 * EDGE_EVERY);
    return edge == 0 ? min : edge == 1 ? max : min + random.nextInt(max - min + 1);
  }

  @SafeVarargs
  public final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  public <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Of {@code min} to {@code max} values. */
  public <T> List<T> list(int min, int max, Supplier<? extends T> value) {
    List<T> list = new ArrayList<>();
    for (int left = between(min, max); left > 0; left--) {
      list.add(value.get());
    }
    return list;
  }

  /** Characters of an alphabet. */
  public String chars(String alphabet, int min, int max) {
    StringBuilder text = new StringBuilder();
    for (int left = between(min, max); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  public String ascii(int charsMax) {
    return text(charsMax, 0x80);
  }

  /** Characters of any kind: controls, other scripts, halves of surrogates, and what is no character at all. */
  public String text(int charsMax) {
    return text(charsMax, of(0x80, 0x800, 0x10000));
  }

  private String text(int charsMax, int end) {
    StringBuilder text = new StringBuilder();
    for (int left = between(0, charsMax); left > 0; left--) {
      text.append((char) random.nextInt(end));
    }
    return text.toString();
  }

  public byte[] bytes(int max) {
    byte[] bytes = new byte[between(0, max)];
    random.nextBytes(bytes);
    return bytes;
  }
}
