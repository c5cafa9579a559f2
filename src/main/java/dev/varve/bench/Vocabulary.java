package dev.varve.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Words as a project uses them: few that are in nearly everything, many that are seldom, and identifiers made of them.
 * How often a word comes falls with its rank (Zipf).
 */
final class Vocabulary {

  private static final int WORDS = 30_000;
  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "za", "ter", "ment", "ion", "ver"
  };

  private final RandomGenerator random;
  private final List<String> words = new ArrayList<>();

  Vocabulary(RandomGenerator random) {
    this.random = random;
    for (int i = 0; i < WORDS; i++) {
      words.add(word());
    }
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int syllables = 2 + random.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  /** The rank falls evenly on a logarithmic scale, which is Zipf's law. */
  String next() {
    return words.get((int) Math.pow(WORDS, random.nextDouble()) - 1);
  }

  String sentence(int count) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < count; i++) {
      sentence.append(i == 0 ? "" : " ").append(random.nextInt(20) == 0 ? identifier() : next());
    }
    return sentence.toString();
  }

  String identifier() {
    String second = next();
    return next() + Character.toUpperCase(second.charAt(0)) + second.substring(1);
  }

  String path() {
    return "src/" + words.get(random.nextInt(50)) + "/" + identifier() + ".java";
  }
}
