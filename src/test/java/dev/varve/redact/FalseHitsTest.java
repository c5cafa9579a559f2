package dev.varve.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FalseHitsTest {

  /** One false hit is allowed in so many lines. */
  private static final int LINES_PER_HIT = 10_000;

  private static final long SEED = 20_117;

  private static final Trial TRIAL = new Trial(RedactionRules.builtIn(), "a key for tests".getBytes(US_ASCII));

  @Test
  void logs_and_code_about_secrets_are_hardly_ever_taken_for_one() {
    assertHardlyAnyHit(OrdinaryText.madeUp(80, new Random(SEED)), 2 * LINES_PER_HIT);
  }

  @Test
  void our_own_programs_and_pages_are_hardly_ever_taken_for_a_secret() throws IOException {
    assertHardlyAnyHit(OrdinaryText.ofRepository(), 2 * LINES_PER_HIT);
  }

  @Test
  void what_libraries_say_about_themselves_is_hardly_ever_taken_for_a_secret() throws IOException {
    assertHardlyAnyHit(OrdinaryText.ofLibraries(), 1_000);
  }

  private void assertHardlyAnyHit(List<OrdinaryText> texts, int linesMin) {
    var hits = new ArrayList<String>();
    long lines = 0;
    for (OrdinaryText text : texts) {
      List<String> all = text.text().lines().toList();
      lines += all.size();
      for (Trial.Hit hit : TRIAL.hits(text.text())) {
        hits.add("%s:%d as %s: %s".formatted(text.source(), hit.line(), hit.kind(), all.get(hit.line() - 1).strip()));
      }
    }
    assertThat(lines).isGreaterThanOrEqualTo(linesMin);
    assertThat(hits).hasSizeLessThanOrEqualTo((int) (lines / LINES_PER_HIT));
  }
}
