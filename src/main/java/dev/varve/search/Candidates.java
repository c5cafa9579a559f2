package dev.varve.search;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/** The places that may be on a page, ascending, each with what it is worth. Used by one thread. */
final class Candidates {

  private int[] places = new int[256];
  private float[] values = new float[256];
  private int count;

  /** Behind all that were added before. */
  void add(int place, float value) {
    if (count == places.length) {
      places = ArrayUtil.grow(places);
      values = Arrays.copyOf(values, places.length);
    }
    places[count] = place;
    values[count++] = value;
  }

  int count() {
    return count;
  }

  int place(int i) {
    return places[i];
  }

  float value(int i) {
    return values[i];
  }

  void revalue(int i, float value) {
    values[i] = value;
  }

  /** Which of them a place is; negative when it is none. */
  int find(int place) {
    return Arrays.binarySearch(places, 0, count, place);
  }
}
