package dev.varve.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads {@code {"data":[{"index":0,"embedding":[…]},…]}} and trusts nothing of it. */
final class EmbeddingAnswer {

  /** Of one vector. */
  static final int NUMBERS_MAX = 4_096;

  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddingAnswer() {}

  /** One vector for each text, in their order, all of one size and of length one. */
  static List<float[]> vectors(byte[] body, int count) throws BadAnswer {
    JsonNode data = read(body).path("data");
    if (data.size() != count) {
      throw new BadAnswer("%d vectors came for %d texts".formatted(data.size(), count));
    }
    List<float[]> vectors = new ArrayList<>(Collections.nCopies(count, new float[0]));
    int position = 0;
    for (JsonNode one : data) {
      int index = one.path("index").asInt(position++);
      if (index < 0 || index >= count || vectors.get(index).length > 0) {
        throw new BadAnswer("the vectors cannot be told apart");
      }
      vectors.set(index, vector(one.path("embedding")));
    }
    for (float[] vector : vectors) {
      if (vector.length != vectors.getFirst().length) {
        throw new BadAnswer("the vectors are of different sizes");
      }
    }
    return vectors;
  }

  private static JsonNode read(byte[] body) throws BadAnswer {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new BadAnswer("the answer is no JSON");
    }
  }

  private static float[] vector(JsonNode numbers) throws BadAnswer {
    if (numbers.isEmpty() || numbers.size() > NUMBERS_MAX) {
      throw new BadAnswer("a vector has %d numbers; 1 to %d are taken".formatted(numbers.size(), NUMBERS_MAX));
    }
    float[] vector = new float[numbers.size()];
    double squares = 0;
    int position = 0;
    for (JsonNode number : numbers) {
      double value = number.isNumber() ? number.doubleValue() : Double.NaN;
      squares += value * value;
      vector[position++] = (float) value;
    }
    return ofLengthOne(vector, Math.sqrt(squares));
  }

  private static float[] ofLengthOne(float[] vector, double length) throws BadAnswer {
    if (!(length > 0 && length < Float.MAX_VALUE)) {
      throw new BadAnswer("a vector has no direction");
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }
}
