package dev.varve.embed;

import java.util.List;

/** What came of a request for vectors. */
public sealed interface Embedded {

  /**
   * One for each text, in their order, each of length one.
   *
   * @param model names all that the numbers depend on; vectors of different ones cannot be compared
   */
  record Vectors(String model, List<float[]> vectors) implements Embedded {

    public Vectors {
      vectors = List.copyOf(vectors);
    }
  }

  record Failed(EmbedFailure failure) implements Embedded {}

  /** Nobody was asked, because earlier requests failed. */
  record Resting() implements Embedded {}
}
