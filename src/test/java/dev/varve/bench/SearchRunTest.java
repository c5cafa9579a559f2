package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SearchRunTest {

  @Test
  void memories_are_stored_indexed_and_asked_for() throws IOException {
    try (BenchHome home = BenchHome.create();
        SearchRun run = new SearchRun(home, System::nanoTime, 1)) {
      run.load(60);

      assertThat(run.search(1, 5).count()).isEqualTo(5);
      assertThat(run.context(1, 5).count()).isEqualTo(5);
      assertThat(run.indexBytes()).isPositive();
      assertThat(run.loadSeconds()).isPositive();
    }
  }
}
