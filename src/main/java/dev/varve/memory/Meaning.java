package dev.varve.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a text means to a model, as a vector of length one: texts that mean much the same lie near each other.
 *
 * @param model names all that the numbers depend on; those of different ones cannot be compared
 */
public record Meaning(String model, float[] numbers) {

  /** Low bytes first, as the index writes it too, so that a purge recognises it there. */
  static Meaning of(String model, byte[] bytes) {
    float[] numbers = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return new Meaning(model, numbers);
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return bytes.array();
  }
}
