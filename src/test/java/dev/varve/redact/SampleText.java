package dev.varve.redact;

import java.util.Random;
import java.util.regex.Pattern;

/** Fills the patterns of the rules file's examples, such as {@code ghp_{an:36}}, the same way each time. */
final class SampleText {

  private static final Pattern GAP = Pattern.compile("\\{(an|hex|num|up|b64):(\\d+)}");

  private SampleText() {}

  static String of(String pattern) {
    return of(pattern, new Random(pattern.hashCode()));
  }

  static String of(String pattern, Random random) {
    String filled =
        GAP.matcher(pattern)
            .replaceAll(gap -> chars(alphabet(gap.group(1)), Integer.parseInt(gap.group(2)), random));
    return filled.replace("\\n", "\n");
  }

  private static String alphabet(String name) {
    String digits = "0123456789";
    String capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return switch (name) {
      case "num" -> digits;
      case "hex" -> digits + "abcdef";
      case "up" -> digits + capitals;
      case "an" -> digits + capitals + "abcdefghijklmnopqrstuvwxyz";
      default -> digits + capitals + "abcdefghijklmnopqrstuvwxyz+/";
    };
  }

  /** The first two are a digit and a letter, so that no draw is a plain word. */
  private static String chars(String alphabet, int count, Random random) {
    var chars = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int bound = i == 0 || alphabet.length() == 10 ? 10 : alphabet.length();
      int from = i == 1 && alphabet.length() > 10 ? 10 : 0;
      chars.append(alphabet.charAt(from + random.nextInt(bound - from)));
    }
    return chars.toString();
  }
}
