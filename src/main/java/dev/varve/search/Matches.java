package dev.varve.search;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/** The places where a clue was found, with how often; in no order. Used by one thread. */
final class Matches {

  private int[] places = new int[64];
  private int[] frequencies = new int[64];
  private int count;

  /** So many more can be added without asking for room again. */
  void makeRoom(int more) {
    if (places.length < count + more) {
      places = ArrayUtil.grow(places, count + more);
      frequencies = Arrays.copyOf(frequencies, places.length);
    }
  }

  void add(int place, int frequency) {
    if (count == places.length) {
      makeRoom(count);
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
