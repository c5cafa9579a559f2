package dev.varve.embed;

import java.util.Locale;
import java.util.Map;

/**
 * A model that knows a few words: those that mean the same give the same numbers, all others numbers of their own. Every
 * number differs from zero, as a real model's do.
 */
public final class ToyVectors {

  private static final Map<String, String> SAME =
      Map.of("automobile", "car", "vehicle", "car", "physician", "doctor", "surgeon", "doctor", "feline", "cat", "kitten", "cat");

  private ToyVectors() {}

  /** Of length one. */
  public static float[] of(String text, int size) {
    float[] vector = new float[size];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (!word.isEmpty()) {
        add(SAME.getOrDefault(word, word), vector);
      }
    }
    add("", vector);
    double squares = 0;
    for (float number : vector) {
      squares += number * number;
    }
    for (int i = 0; i < size; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  /** One large number, and many small ones that tell words of one bucket apart. */
  private static void add(String word, float[] vector) {
    int hash = word.hashCode() * 0x9E3779B9;
    vector[Math.floorMod(hash, vector.length)] += word.isEmpty() ? 0.01f : 3;
    for (int i = 0; i < vector.length; i++) {
      vector[i] += 0.001f * (1 + Math.floorMod(Integer.rotateLeft(hash, i) + i, 97));
    }
  }
}
