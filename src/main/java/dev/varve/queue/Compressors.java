package dev.varve.queue;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Raw deflate by compressors that are used again: to make one, with its memory, takes as long as to pack a short text.
 * Thread-safe.
 */
final class Compressors {

  /** As many as pack at once on a few cores; each holds a quarter of a megabyte beside the heap. */
  private static final int KEPT_MAX = 4;

  private final BlockingQueue<Deflater> idle = new ArrayBlockingQueue<>(KEPT_MAX);

  /**
   * The form and the packed bytes; null when that is no shorter than the form and the plain ones.
   *
   * @param form the byte to begin with
   */
  byte @Nullable [] packed(byte form, byte[] plain) {
    Deflater kept = idle.poll();
    Deflater deflater = kept == null ? new Deflater(Deflater.BEST_SPEED, true) : kept;
    try {
      byte[] packed = new byte[plain.length + 1];
      packed[0] = form;
      deflater.setInput(plain);
      deflater.finish();
      int length = deflater.deflate(packed, 1, plain.length);
      return deflater.finished() ? Arrays.copyOf(packed, length + 1) : null;
    } finally {
      deflater.reset();
      if (!idle.offer(deflater)) {
        deflater.end();
      }
    }
  }
}
