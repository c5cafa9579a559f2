package dev.varve.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompressorsTest {

  private final Compressors compressors = new Compressors();

  /** What a compressor had begun with does not show in what it packs next. */
  @Test
  void what_does_not_get_shorter_is_not_packed_and_leaves_no_trace() {
    byte[] noise = new byte[5_000];
    new Random(7).nextBytes(noise);
    byte[] words = "some words ".repeat(300).getBytes(StandardCharsets.UTF_8);
    byte[] before = compressors.packed((byte) 1, words);

    assertThat(compressors.packed((byte) 1, noise)).isNull();
    assertThat(compressors.packed((byte) 1, words)).isEqualTo(before).startsWith((byte) 1);
  }
}
