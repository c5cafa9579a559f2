package dev.varve.embed;

import java.time.Duration;
import java.util.List;

/** Turns texts into vectors. Thread-safe. */
public interface Embedder extends AutoCloseable {

  /** One vector of length one for each text, in their order, or why there are none; returns within {@code most}. */
  Embedded embed(List<String> texts, Duration most) throws InterruptedException;

  /** Requests under way fail. */
  @Override
  void close();
}
