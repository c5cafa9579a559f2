package dev.varve.search;

import java.util.Arrays;

/** The places where a clue was found, with how often; in no order. Used by one thread. */
final class Matches {

  private int[] places = new int[64];
  private int[] frequencies = new int[64];
  private int count;

  void add(int place, int frequency) {
    if (count == places.length) {
      places = Arrays.copyOf(places, count * 2);
      frequencies = Arrays.copyOf(frequencies, count * 2);
    }
    places[count] = place;
    frequencies[count++] = frequency;
  }

  void addAll(Matches others) {
    for (int i = 0; i < others.count; i++) {
      add(others.places[i], others.frequencies[i]);
    }
  }

  int count() {
    return count;
  }

  int place(int i) {
    return places[i];
  }

  int frequency(int i) {
    return frequencies[i];
  }
}
