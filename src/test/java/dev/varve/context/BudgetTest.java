package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.Tokens;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No answer is ever over its budget, whatever is remembered. */
class BudgetTest {

  private static final String PROJECT = "git:github.com/acme/tally";
  private static final int CHARS_MAX = 10_000;
  private static final List<String> TYPES = List.of("decision", "bugfix", "discovery", "feature", "change");

  private final Random random = new Random(20);

  @Test
  void budget_is_never_exceeded(@TempDir Path directory) {
    try (SqliteDatabase database = EmptyStore.open(directory.resolve("varve.db"))) {
      TestingMemories memories = new TestingMemories(database);
      for (int round = 0; round < 60; round++) {
        remember(memories);
        int tokensMax = 100 + random.nextInt(2_400);
        ContextOptions options = new ContextOptions(tokensMax, false, true, Duration.ofSeconds(30));
        Answer answer =
            TestingTelling.over(database, directory, options, HealthLine.healthy(), Recall.NOTHING)
                .atStart(TestingMemories.place(PROJECT));
        assertThat(Tokens.whole(Tokens.thirds(answer.text()))).as("round %d", round).isLessThanOrEqualTo(tokensMax);
        assertThat(answer.tokens()).isBetween(Tokens.whole(Tokens.thirds(answer.text())), tokensMax);
        assertThat(answer.text().length()).isLessThanOrEqualTo(CHARS_MAX);
      }
    }
  }

  private void remember(TestingMemories memories) {
    String branch = random.nextBoolean() ? "main" : "b" + random.nextInt(3);
    long id = memories.observation(PROJECT, TYPES.get(random.nextInt(TYPES.size())), branch, text(120), text(600));
    memories.file(id, "src/F" + random.nextInt(4) + ".java", "modified");
    if (random.nextInt(8) == 0) {
      memories.summary(PROJECT, text(2_000), text(3_000));
    }
  }

  private String text(int charsMax) {
    StringBuilder text = new StringBuilder();
    int chars = random.nextInt(charsMax);
    while (text.length() < chars) {
      text.append(random.nextInt(9) == 0 ? "語" : "word" + random.nextInt(50)).append(random.nextInt(7) == 0 ? "\n" : " ");
    }
    return text.toString();
  }
}
