package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CksumTest {

  /** As cksum of GNU coreutils prints them. */
  @ParameterizedTest
  @CsvSource({"'',4294967295", "/work,1907336572", "/home/dev/ärger 語,500991101", "/srv/a very long path/with many parts/and more of them/to the end,1668420789"})
  void sum_is_the_one_that_the_program_prints(String text, long sum) {
    assertThat(Cksum.of(text)).isEqualTo(sum);
  }
}
