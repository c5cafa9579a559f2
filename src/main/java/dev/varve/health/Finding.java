package dev.varve.health;

/**
 * What one check found.
 *
 * @param detail one line
 * @param remedy what to do about it; empty when the level is {@link Level#OK}
 */
public record Finding(String name, Level level, String detail, String remedy) {

  /** How bad it is. */
  public enum Level {
    OK,
    /** Works, and deserves a look. */
    WARN,
    /** Keeps Varve from remembering. */
    FAIL
  }

  public static Finding ok(String name, String detail) {
    return new Finding(name, Level.OK, detail, "");
  }

  public static Finding warn(String name, String detail, String remedy) {
    return new Finding(name, Level.WARN, detail, remedy);
  }

  public static Finding fail(String name, String detail, String remedy) {
    return new Finding(name, Level.FAIL, detail, remedy);
  }
}
